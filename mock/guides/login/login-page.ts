import type { Answer } from '../../../runtime/receiving/answer.ts';
import type { SignableRequest } from '../../../runtime/signing/scheme.ts';
import type { Front, Page } from '../../behaviour.ts';
import { isAddress, loginPagePath, wayBack, withQuery } from './address.ts';
import { application, tenant, users } from './demo.ts';
import { pageAnswer } from './page.ts';
import { logIn } from './session.ts';
import type { LoginState } from './state.ts';

/**
 * The unified login page: shows a form, and sends whoever fills it in to the application's login address with `code`
 * and `tenant` (zh-cn_topic_0070649141), or back to the address that wanted a user first. A request with `Prefer` is
 * left to the document.
 *
 * @param loginUrl where the application waits; the form asks for it when it is left out
 */
export function createLoginPage(state: LoginState, loginUrl: string | undefined): Front {
  const answer = pageAnswer(loginUrl);
  return (request) => {
    const { method, url, headers } = request;
    if (`${url.pathname.replace(/\/$/, '')}/` !== loginPagePath || headers.has('prefer')) return request;
    if (method === 'GET') return { name: 'login page', answer };
    return method === 'POST' ? submit(state, request, readForm(request, loginUrl)) : request;
  };
}

/** Bytes that are read of a form: more than a person types, and little enough to be sent back in a header. */
const formLimit = 4096;

/** What the form was sent with; empty where it is missing. */
interface LoginForm {
  readonly ind: string;
  readonly appId: string;
  readonly continue: string;
  readonly userName: string;
  readonly password: string;
  readonly loginUrl: string;
}

function readForm({ url, body }: SignableRequest, loginUrl: string | undefined): LoginForm {
  const form = new URLSearchParams(new TextDecoder().decode(body.subarray(0, formLimit)));
  // A browser without scripts sends the form to the address of the page, parameters and all.
  const sent = (name: string): string => form.get(name) || url.searchParams.get(name) || '';
  return {
    ind: sent('ind'),
    appId: sent('appId'),
    continue: sent('continue'),
    userName: form.get('userName') ?? '',
    password: form.get('password') ?? '',
    loginUrl: loginUrl ?? (sent('loginUrl') || application.loginUrl),
  };
}

function submit(state: LoginState, request: SignableRequest, form: LoginForm): Page {
  const user = users.find(({ userName }) => userName === form.userName);
  const fault = user === undefined ? 'user' : faultOf(form);
  if (user === undefined || fault !== undefined) {
    const { ind, appId, continue: back } = form;
    const again = back === '' ? { ind, appId, loginUrl: form.loginUrl } : { continue: back };
    const answer = redirect(withQuery(loginPagePath, { ...again, failed: fault ?? '' }));
    return { name: 'login', answer, cause: `the login page was sent a wrong ${fault}` };
  }
  const { session, headers } = logIn(state, request, user);
  const back = wayBack(form.continue);
  if (back !== undefined) return { name: 'login', answer: redirect(back, headers) };
  const code = state.codes.add({
    session,
    clientId: application.clientId,
    scope: 'get_user_info',
    flow: 'web',
    redirectUri: form.loginUrl,
  });
  const address = withQuery(form.loginUrl, { code, tenant: tenant.id });
  return { name: 'authorize', answer: redirect(address, headers) };
}

/** What is wrong; the page has a text for each. */
function faultOf(form: LoginForm): 'password' | 'continue' | 'application' | 'address' | undefined {
  if (form.password === '') return 'password';
  if (form.continue !== '') return wayBack(form.continue) === undefined ? 'continue' : undefined;
  if (form.ind !== 'UNOP' || form.appId !== application.appId) return 'application';
  return isAddress(form.loginUrl) ? undefined : 'address';
}

function redirect(location: string, headers: Readonly<Record<string, string>> = {}): Answer {
  return { status: 302, headers: { ...headers, location, 'cache-control': 'no-store' }, body: '' };
}
