/** The style of the login page. */
export const pageStyle = `
:root { color-scheme: light dark; --line: light-dark(#d5dae1, #3d4552); --soft: light-dark(#5b6675, #a3aebc); --mark: light-dark(#c7000b, #ff7a70); }
* { box-sizing: border-box; }
body { margin: 0; min-height: 100vh; display: grid; place-items: center; padding: 16px; background: light-dark(#eef1f5, #14181e); color: light-dark(#1c232d, #e6eaf0); font: 15px/1.5 system-ui, "PingFang SC", "Microsoft YaHei", sans-serif; }
main { width: 100%; max-width: 420px; padding: 32px; background: light-dark(#fff, #1e242c); border: 1px solid var(--line); border-radius: 12px; }
i { font-style: normal; color: var(--soft); font-size: .9em; }
p { margin: 0; }
.mark { color: var(--mark); font-size: 13px; font-weight: 600; letter-spacing: .04em; }
h1 { margin: 4px 0 20px; font-size: 24px; line-height: 1.3; }
h1 i { font-size: 16px; font-weight: 400; }
h2 { margin: 0 0 8px; font-size: 14px; }
#problem { margin-bottom: 16px; padding: 10px 12px; border-left: 3px solid var(--mark); background: light-dark(#fdeeee, #3a2224); overflow-wrap: anywhere; }
#target { margin-bottom: 16px; overflow-wrap: anywhere; }
label { display: block; margin-bottom: 14px; }
label[hidden] { display: none; }
input { display: block; width: 100%; margin-top: 4px; padding: 10px 12px; border: 1px solid var(--line); border-radius: 8px; background: transparent; color: inherit; font: inherit; }
input[readonly] { color: var(--soft); }
input:focus-visible, button:focus-visible { outline: 2px solid light-dark(#1f6feb, #6ea8ff); outline-offset: 1px; }
button { font: inherit; cursor: pointer; border-radius: 8px; }
form button { width: 100%; padding: 11px; border: 0; background: #c7000b; color: #fff; font-weight: 600; }
form button i { color: inherit; font-weight: 400; }
form button:hover { background: #a80009; }
section { margin: 24px 0; }
section button { display: flex; align-items: baseline; gap: 6px; width: 100%; margin-top: 6px; padding: 8px 12px; border: 1px solid var(--line); background: transparent; color: inherit; text-align: left; }
section button:hover { border-color: var(--soft); }
section small { margin-left: auto; }
a { color: inherit; }
footer { color: var(--soft); font-size: 13px; }
footer p + p { margin-top: 4px; }
@media (max-width: 480px) { body { padding: 0; place-items: start stretch; background: light-dark(#fff, #1e242c); } main { max-width: none; padding: 24px 20px; border: 0; } }
`;
