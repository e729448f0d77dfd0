import { application } from './demo.ts';

/**
 * The script of the login page. It reads what stands behind the `#` of the address, which no server gets to see, or in
 * the query; and it sends the form without the fragment, which browsers would hand on to the application.
 */
export const pageScript = `
const form = document.forms[0];
const byId = (id) => document.getElementById(id);
const texts = new Map([
  ['user', '没有这个用户。There is no such user; see the demo users below.'],
  ['password', '请输入密码。Type a password: any text will do.'],
  ['address', '应用登录地址须为 http(s) 地址。The login address must be an http(s) address.'],
  ['continue', '返回地址不正确。The page was opened with a wrong address to continue at.'],
  ['application', '请用以下地址打开本页。Open this page as follows.'],
]);

function show() {
  const hidden = new URLSearchParams(location.hash.split('?')[1] ?? '');
  const query = new URLSearchParams(location.search);
  const asked = (name) => hidden.get(name) ?? query.get(name) ?? '';
  for (const name of ['ind', 'appId', 'continue']) form.elements[name].value = asked(name);
  form.action = location.pathname;
  const address = form.elements.loginUrl;
  if (!address.readOnly && asked('loginUrl') !== '') address.value = asked('loginUrl');

  const back = asked('continue');
  const next = new URLSearchParams(back.split('?')[1] ?? '');
  const where = next.get('redirect_uri') ?? next.get('service') ?? back;
  byId('address').hidden = back !== '';
  byId('where').textContent = where;
  byId('target').hidden = where === '';

  const isKnown = back !== '' || (asked('ind') === 'UNOP' && asked('appId') === '${application.appId}');
  byId('right').hidden = isKnown;
  const problem = isKnown ? texts.get(asked('failed')) : texts.get('application');
  byId('text').textContent = problem ?? '';
  byId('problem').hidden = problem === undefined;
}

for (const button of document.querySelectorAll('[data-user]')) {
  button.addEventListener('click', () => {
    form.elements.userName.value = button.dataset.user;
    form.elements.password.value = 'demo';
    form.querySelector('button').focus();
  });
}
addEventListener('hashchange', show);
show();
`;
