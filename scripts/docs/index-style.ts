/** Style of the start page; `light-dark` follows the reader's system. */
export const indexStyle = `
:root {
  color-scheme: light dark;
  --text: light-dark(#1b1f24, #e6e8eb);
  --soft: light-dark(#59636e, #9aa4af);
  --page: light-dark(#f3f5f8, #121519);
  --card: light-dark(#ffffff, #1b2026);
  --line: light-dark(#d9dee4, #333a42);
  --link: light-dark(#0a58ca, #7ab2ff);
  --good: light-dark(#1a7f37, #4ac26b);
}
* { box-sizing: border-box; }
[hidden] { display: none !important; }
body { margin: 0; background: var(--page); color: var(--text); font: 1rem/1.5 system-ui, sans-serif; }
main { max-width: 72rem; margin: 0 auto; padding: 2rem 1rem 4rem; }
h1 { font-size: 1.75rem; line-height: 1.25; margin: 0; }
h1 span { font-weight: 400; color: var(--soft); }
header p { margin: .5rem 0 1rem; color: var(--soft); }
a { color: var(--link); text-decoration: none; }
a:hover { text-decoration: underline; }
code { font: .875em/1.4 ui-monospace, monospace; overflow-wrap: anywhere; }
input { width: 100%; padding: .6rem .8rem; margin-bottom: .8rem; font: inherit; color: inherit; background: var(--card); border: 1px solid var(--line); border-radius: .5rem; }
nav { display: flex; flex-wrap: wrap; gap: .4rem; }
nav a { padding: .1rem .6rem; font-size: .875rem; background: var(--card); border: 1px solid var(--line); border-radius: 1rem; }
section { margin-top: 1.2rem; padding: 1.1rem 1.2rem 1.2rem; background: var(--card); border: 1px solid var(--line); border-radius: .7rem; scroll-margin-top: 1rem; }
h2 { display: flex; flex-wrap: wrap; align-items: baseline; justify-content: space-between; gap: 0 1rem; font-size: 1.15rem; margin: 0; }
h2 code { font-weight: 400; color: var(--soft); }
section p { margin: .1rem 0 0; }
.facts { display: flex; flex-wrap: wrap; gap: 0 .9rem; font-size: .875rem; color: var(--soft); }
.facts b { color: var(--good); }
.retired .facts b { color: var(--soft); }
ul { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(20rem, 100%), 1fr)); gap: .7rem 1.5rem; margin: .9rem 0 0; padding: .9rem 0 0; list-style: none; border-top: 1px solid var(--line); }
li { display: grid; align-content: start; line-height: 1.4; }
li small { color: var(--soft); }
.none { margin-top: 2rem; text-align: center; color: var(--soft); }
@media print {
  :root { color-scheme: light; --page: #ffffff; }
  main { max-width: none; padding: 0; }
  input, nav { display: none; }
  section { border-width: 1px 0 0; border-radius: 0; padding: .8rem 0; margin: 0; }
  h2, li { break-inside: avoid; }
  h2, .facts { break-after: avoid; }
  ul { grid-template-columns: repeat(3, 1fr); gap: .5rem 1rem; font-size: .8rem; }
}
`;
