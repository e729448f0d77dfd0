/** Style of the HTML report; `light-dark` follows the reader's system. */
export const htmlStyle = `
:root {
  color-scheme: light dark;
  --text: light-dark(#1b1f24, #e6e8eb);
  --soft: light-dark(#59636e, #9aa4af);
  --page: light-dark(#ffffff, #15181c);
  --card: light-dark(#f6f8fa, #1e2328);
  --line: light-dark(#d5dae0, #353c44);
  --link: light-dark(#0a58ca, #7ab2ff);
  --pass: light-dark(#1a7f37, #4ac26b);
  --fail: light-dark(#c4212c, #ff7b72);
  --warn: light-dark(#8a6100, #e3b341);
  --skip: light-dark(#59636e, #9aa4af);
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--page); color: var(--text); font: 1rem/1.5 system-ui, sans-serif; }
main { max-width: 60rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; }
h1 { font-size: 1.6rem; margin: 0 0 .5rem; }
h2 { font-size: 1.2rem; margin: 2rem 0 .5rem; }
h3 { font-size: 1rem; margin: 1rem 0 .4rem; color: var(--soft); }
header p { margin: .2rem 0; }
a { color: var(--link); }
p.pass strong, details.pass .mark { color: var(--pass); }
p.fail strong, details.fail .mark { color: var(--fail); }
details.warn .mark { color: var(--warn); }
details.skip .mark { color: var(--skip); }
details { border: 1px solid var(--line); border-radius: .4rem; margin: .3rem 0; background: var(--card); }
summary { padding: .4rem .7rem; cursor: pointer; }
summary small { color: var(--soft); }
details > p { margin: .3rem .7rem; }
dl { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: .3rem .8rem; margin: .5rem .7rem .8rem; }
dt { color: var(--soft); }
dd { margin: 0; overflow-wrap: anywhere; }
pre { margin: 0; padding: .5rem; background: var(--page); border: 1px solid var(--line); border-radius: .3rem; white-space: pre-wrap; overflow-wrap: anywhere; font-size: .85rem; }
@media (max-width: 40rem) { dl { grid-template-columns: 1fr; } }
`;
