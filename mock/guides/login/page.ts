import { createHash } from 'node:crypto';
import type { Answer } from '../../../runtime/receiving/answer.ts';
import { loginPage } from './address.ts';
import { application, users } from './demo.ts';
import { pageScript } from './page-script.ts';
import { pageStyle } from './page-style.ts';

/**
 * The login page. It is the same for every request, so nothing of one can be reflected; what the page's script reads
 * from its address it writes as text only.
 *
 * @param loginUrl where the application waits; the form asks for it when it is left out
 */
export function pageAnswer(loginUrl: string | undefined): Answer {
  const headers = {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    // Without `form-action`: browsers apply it to redirects, too, and this form ends at the application.
    'content-security-policy': `default-src 'none'; base-uri 'none'; img-src data:; style-src ${hash(pageStyle)}; script-src ${hash(pageScript)}`,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
  };
  return { status: 200, headers, body: pageHtml(loginUrl) };
}

const hash = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

function pageHtml(loginUrl: string | undefined): string {
  const address = htmlText(loginUrl ?? application.loginUrl);
  const roles = { admin: ['管理员', 'administrator'], user: ['普通用户', 'user'] } as const;
  const people = users.map(
    ({ userName, name, role }) =>
      `<button type="button" data-user="${userName}"><b>${name}</b> ${userName} <small>${roles[role][0]} <i lang="en">${roles[role][1]}</i></small></button>`,
  );
  return `<!doctype html>
<html lang="zh-CN">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="data:,">
<title>统一登录 Unified login (mock)</title>
<style>${pageStyle}</style>
<main>
<p class="mark">koocontract mock</p>
<h1>统一登录 <i lang="en">Unified login</i></h1>
<p id="problem" role="alert" hidden><span id="text"></span> <a id="right" href="${htmlText(loginPage)}">${htmlText(loginPage)}</a></p>
<p id="target" hidden>登录到 <i lang="en">Logging in to</i> <b id="where"></b></p>
<form method="post">
<input type="hidden" name="ind"><input type="hidden" name="appId"><input type="hidden" name="continue">
<label>用户名 <i lang="en">User name</i><input name="userName" autocomplete="off" autocapitalize="none" spellcheck="false" required></label>
<label>密码 <i lang="en">Password</i><input type="password" name="password" autocomplete="off" required></label>
<label id="address">应用登录地址 <i lang="en">Login address of the application</i><input type="url" name="loginUrl" value="${address}" required${loginUrl === undefined ? '' : ' readonly'}></label>
<button>登录 <i lang="en">Log in</i></button>
</form>
<section>
<h2>演示用户 <i lang="en">Demo users</i></h2>
${people.join('\n')}
</section>
<footer>
<p>这是模拟平台的登录页：密码可以是任意非空文本，请勿输入真实密码。</p>
<p lang="en">This is a mock of the platform's login page: any password that is not empty will do. Do not type a real one.</p>
</footer>
</main>
<script>${pageScript}</script>
</html>
`;
}

function htmlText(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
