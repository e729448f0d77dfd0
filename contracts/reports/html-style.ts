/** Style of the HTML report; `light-dark` follows the reader's system, paper is always light. */
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
  --right: light-dark(#d3f2da, #17452a);
  --wrong: light-dark(#ffd9d6, #5c1f22);
}
* { box-sizing: border-box; }
[hidden], :root[lang="en"] .w[lang="zh-CN"], :root[lang="zh-CN"] .w[lang="en"], :root[lang="en"] [data-language="en"], :root[lang="zh-CN"] [data-language="zh-CN"] { display: none !important; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
body { margin: 0; background: var(--page); color: var(--text); font: 1rem/1.5 system-ui, sans-serif; }
main { max-width: 72rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; }
h1 { font-size: 1.6rem; margin: 0 0 .5rem; }
h2 { font-size: 1.2rem; margin: 2rem 0 .5rem; }
h3 { font-size: 1rem; margin: 1rem 0 .4rem; color: var(--soft); }
h4 { font-size: .85rem; font-weight: 600; margin: 0 0 .2rem; color: var(--soft); }
header { position: relative; }
header p { margin: .2rem 0; overflow-wrap: anywhere; }
header > button { position: absolute; top: 0; right: 0; }
header h1 { padding-right: 5rem; }
a { color: var(--link); }
button { font: inherit; font-size: .85rem; padding: .15rem .6rem; color: var(--text); background: var(--page); border: 1px solid var(--line); border-radius: .3rem; cursor: pointer; }
.counts { display: flex; flex-wrap: wrap; gap: .5rem; margin: .8rem 0; padding: 0; list-style: none; }
.counts li { min-width: 6rem; padding: .4rem .8rem; background: var(--card); border: 1px solid var(--line); border-radius: .4rem; color: var(--soft); }
.counts b { display: block; font-size: 1.5rem; line-height: 1.2; }
.counts .pass b, .pass > summary > .mark { color: var(--pass); }
.counts .fail b, .fail > summary > .mark { color: var(--fail); }
.counts .warn b, .warn > summary > .mark { color: var(--warn); }
.counts .skip b, .skip > summary > .mark { color: var(--skip); }
.table { overflow-x: auto; margin: .8rem 0; }
table { width: 100%; border-collapse: collapse; font-variant-numeric: tabular-nums; }
th, td { padding: .3rem .6rem; border-bottom: 1px solid var(--line); text-align: right; white-space: nowrap; }
thead th { font-size: .85rem; font-weight: 600; color: var(--soft); }
th:first-child, th:nth-child(2), td:nth-child(2) { text-align: left; }
tbody th { font-weight: inherit; }
.pass > th > .mark { color: var(--pass); }
.fail > th > .mark { color: var(--fail); }
.waived { font-size: .8rem; color: var(--soft); padding: 0 .4rem; border: 1px solid var(--line); border-radius: .8rem; white-space: nowrap; }
article > h2 { margin-top: 2.5rem; padding-top: 1rem; border-top: 2px solid var(--line); overflow-wrap: anywhere; }
article > p { margin: .2rem 0; overflow-wrap: anywhere; }
article h3 { font-size: 1.1rem; margin-top: 1.5rem; color: var(--text); }
article .group > h4 { font-size: 1rem; margin: 1rem 0 .4rem; }
fieldset { display: flex; flex-wrap: wrap; gap: .2rem .9rem; margin: .4rem 0; padding: .3rem .7rem .5rem; border: 1px solid var(--line); border-radius: .4rem; }
legend { padding: 0 .3rem; font-size: .85rem; color: var(--soft); }
label { white-space: nowrap; cursor: pointer; }
.result { border: 1px solid var(--line); border-radius: .4rem; margin: .3rem 0; background: var(--card); }
.result[open] { padding-bottom: .5rem; }
summary { cursor: pointer; overflow-wrap: anywhere; }
.result > summary { padding: .4rem .7rem; }
small { color: var(--soft); }
.result > p, .sides, .command { margin: .4rem .7rem; overflow-wrap: anywhere; }
.sides { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: .4rem .8rem; }
.sides p { margin: 0; white-space: pre-wrap; }
.curl > summary { font-size: .85rem; color: var(--soft); }
pre { margin: 0; padding: .5rem; background: var(--page); border: 1px solid var(--line); border-radius: .3rem; white-space: pre-wrap; overflow-wrap: anywhere; font-size: .85rem; }
.command pre { margin: .2rem 0; }
del, ins, mark { color: inherit; text-decoration: none; border-radius: .2rem; padding: 0 .1rem; }
del { background: var(--right); }
ins, mark { background: var(--wrong); text-decoration: underline dotted var(--fail); }
@media (max-width: 44rem) {
  .sides { grid-template-columns: minmax(0, 1fr); }
  .counts li { flex: 1; min-width: 40%; }
  .rest { display: none; }
  th, td { padding: .3rem; }
  tbody th { white-space: normal; overflow-wrap: anywhere; }
}
@media print {
  :root { color-scheme: light; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  body { font-size: 9.5pt; }
  main { max-width: none; padding: 0; }
  form, button, .curl { display: none !important; }
  h2, h3, .group > h4, summary { break-after: avoid; }
  .sides, pre, .rule { break-inside: avoid; }
  .result { background: none; }
  .warn::details-content { content-visibility: visible; }
  pre { font-size: 8pt; }
  a[href^="http"]::after { content: " (" attr(href) ")"; overflow-wrap: anywhere; }
}
`;
