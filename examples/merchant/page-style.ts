/** The page's style sheet; light or dark as the reader's system is. */
export const style = `
:root {
  color-scheme: light dark;
  --ground: light-dark(#f6f5f1, #16181d); --card: light-dark(#fff, #1e2128); --line: light-dark(#e5e2da, #30343d);
  --text: light-dark(#23262d, #e9e8e4); --faint: light-dark(#6b6f78, #9a9fab); --accent: light-dark(#2f6f5e, #7cc5ae);
  --active: light-dark(#1d6b4f, #86d8b4); --active-ground: light-dark(#dff2e8, #1d3a30);
  --frozen: light-dark(#245a93, #98c5f5); --frozen-ground: light-dark(#e0edfa, #1f344b);
  --released: light-dark(#666a72, #a2a7b1); --released-ground: light-dark(#eceae5, #2b2f37);
  --late: light-dark(#a8341f, #f0907c);
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--text); font: 15px/1.5 system-ui, sans-serif; }
main { max-width: 1120px; margin: 0 auto; padding: 40px 24px 64px; }
header { display: flex; align-items: center; gap: 14px; margin-bottom: 28px; }
header svg { width: 42px; height: 42px; color: var(--accent); flex: none; }
h1 { margin: 0; font-size: 22px; line-height: 1.25; letter-spacing: -.01em; }
p { margin: 0; color: var(--faint); }
dl { display: grid; grid-template-columns: repeat(3, 1fr); gap: 12px; margin: 0 0 20px; }
dl div, .card { background: var(--card); border: 1px solid var(--line); border-radius: 12px; }
dl div { padding: 14px 18px; display: flex; flex-direction: column-reverse; justify-content: flex-end; }
dt { color: var(--faint); font-size: 13px; }
dd { margin: 0; font-size: 26px; font-weight: 650; line-height: 1.2; font-variant-numeric: tabular-nums; }
.card { overflow-x: auto; }
table { width: 100%; border-collapse: collapse; }
th { padding: 11px 18px; text-align: left; font-size: 12.5px; font-weight: 550; color: var(--faint); white-space: nowrap; }
td { padding: 13px 18px; border-top: 1px solid var(--line); vertical-align: top; }
small { display: block; color: var(--faint); font-size: 12.5px; overflow-wrap: anywhere; }
code { font: 12.5px/1.8 ui-monospace, monospace; overflow-wrap: anywhere; }
b { font-weight: 600; overflow-wrap: anywhere; }
time, .short { white-space: nowrap; font-variant-numeric: tabular-nums; }
.gone td, .gone b { color: var(--faint); }
.gone { --accent: var(--faint); }
.late { color: var(--late); }
.pill { display: inline-block; padding: 1px 10px; border-radius: 99px; font-size: 12.5px; font-weight: 550; }
.active { color: var(--active); background: var(--active-ground); }
.frozen { color: var(--frozen); background: var(--frozen-ground); }
.released { color: var(--released); background: var(--released-ground); }
.kind { margin-left: 6px; color: var(--faint); box-shadow: inset 0 0 0 1px var(--line); }
progress { display: block; width: 84px; height: 4px; margin-top: 7px; border: 0; border-radius: 9px; appearance: none;
  background: var(--line); overflow: hidden; }
progress::-webkit-progress-bar { background: var(--line); }
progress::-webkit-progress-value { background: var(--accent); }
progress::-moz-progress-bar { background: var(--accent); }
.empty { padding: 56px 24px; text-align: center; }
.more { padding: 14px 4px 0; font-size: 13px; }
@media (max-width: 760px) {
  main { padding: 24px 14px 40px; }
  dl div { padding: 12px 14px; }
  thead { display: none; }
  tr { display: grid; grid-template-columns: repeat(3, auto); gap: 10px; padding: 16px; border-top: 1px solid var(--line); }
  tr:first-child { border: 0; }
  td { padding: 0; border: 0; }
  td:nth-child(-n+2) { grid-column: 1 / -1; }
}
`;
