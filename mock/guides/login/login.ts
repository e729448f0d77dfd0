import type { GuideMock, GuideSettings } from '../../behaviour.ts';
import { loginPage, loginPagePath } from './address.ts';
import { casBehaviours } from './cas.ts';
import { application, tenant, users } from './demo.ts';
import { createLoginPage } from './login-page.ts';
import { oauthBehaviours } from './oauth.ts';
import { orgIdBehaviours } from './org-id.ts';
import { readOrgIdHeader } from './org-id-header.ts';
import { createLoginState } from './state.ts';
import { readTokenForm } from './token-form.ts';

/** The mock of the login guide: one tenant, one application, two users; whole flows with a browser or an HTTP client. */
export function createLoginMock({ loginUrl, now = Date.now }: GuideSettings): GuideMock {
  const state = createLoginState(now);
  return {
    behaviours: {
      ...oauthBehaviours(state, loginUrl),
      ...casBehaviours(state, loginUrl),
      ...orgIdBehaviours(state, loginUrl),
    },
    fronts: [createLoginPage(state, loginUrl), readTokenForm, readOrgIdHeader],
    help: (url) => help(url, loginUrl ?? application.loginUrl),
  };
}

function help(url: string, loginUrl: string): string {
  const { appId, clientId, clientSecret } = application;
  const people = users.map(({ userName, name, role }) => `${userName} (${name}, ${role})`).join(', ');
  return `Login of the one tenant, ${tenant.id}, whose domainName is ${url}:
  client_id      ${clientId}
  client_secret  ${clientSecret}
  application    ${appId}, login address ${loginUrl} (another one: --login-url)
  users          ${people}; any password
  CAS server     ${url}/api/v1/cas
In a browser:    ${url}${loginPage}
Without one:     curl -i '${url}${loginPagePath}?ind=UNOP&appId=${appId}' -d userName=zhangsan -d password=any`;
}
