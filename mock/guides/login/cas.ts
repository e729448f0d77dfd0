import { recordAt, textAt } from '../../../generator/load/openapi.ts';
import type { Behaviour, Behaviours, Decision } from '../../behaviour.ts';
import { checkAddress, withQuery } from './address.ts';
import { logout, toLoginPage } from './redirects.ts';
import { sessionOf } from './session.ts';
import type { LoginState, Ticket } from './state.ts';
import { loginAttributes, spendTicket, type TicketRefusal } from './tickets.ts';
import { userInfo } from './user-info.ts';
import { withValues, xmlText } from './with-values.ts';

/** CAS 1.0, 2.0 and 3.0 (zh-cn_topic_0070649473 and the identity service's own reference). */
export function casBehaviours(state: LoginState, registered: string | undefined): Behaviours {
  const casLogin: Behaviour = (input, request) => {
    const service = textAt(recordAt(input, 'query'), 'service');
    checkAddress('service', service, registered);
    const session = sessionOf(state, request);
    if (session === undefined) return toLoginPage(request);
    const ticket = state.tickets.add({ session, service, isFromNewLogin: session.isNew });
    session.isNew = false;
    return { example: 'logged-in', headers: { location: withQuery(service, { ticket }) } };
  };

  /** The same for 2.0 and 3.0: the example of the former has no attributes to fill in. */
  const serviceValidate: Behaviour = (input, request) => {
    const format = textAt(recordAt(input, 'query'), 'format');
    const accept = request.headers.get('accept') ?? '';
    // The documents contradict each other on the default: XML is that of CAS, and what its clients read; who
    // accepts nothing but JSON gets JSON.
    const isJson = format === '' ? /^application\/json\s*(?:;|$)/.test(accept) : format === 'JSON';
    const mediaType = isJson ? 'application/json' : 'application/xml';
    // Clients that do not look into the XML for its encoding guess another one.
    const common = { status: 200, mediaType, headers: { 'content-type': `${mediaType}; charset=utf-8` } };
    const spent = spendTicket(state, input);
    if ('refusal' in spent) return { ...common, ...refused(spent.refusal) };
    return {
      ...common,
      example: isJson ? 'json' : 'xml',
      edit: (body) => withValues(body, attributes(spent.valid)),
    };
  };

  const casValidate: Behaviour = (input) => {
    const spent = spendTicket(state, input);
    if ('refusal' in spent)
      // The document has no refusal; this is that of CAS 1.0.
      return { example: 'valid', edit: () => 'no\n\n', cause: spent.refusal.cause };
    return { example: 'valid', edit: () => `yes\n${spent.valid.session.user.userName}\n` };
  };

  return {
    casLogin,
    casServiceValidate: serviceValidate,
    casP3ServiceValidate: serviceValidate,
    casValidate,
    casLogout: logout(state, 'service', registered),
  };
}

function attributes(ticket: Ticket): Record<string, unknown> {
  const { role, organizationCode, name, userName, tenant } = userInfo(ticket.session.user);
  return { user: userName, ...loginAttributes(ticket), role, organizationCode, name, userName, tenant };
}

function refused({ code, ticket, cause }: TicketRefusal): Pick<Decision, 'example' | 'edit' | 'cause'> {
  const edit = (body: unknown): unknown => {
    if (typeof body === 'string')
      return body.replace('INVALID_TICKET', code).replace(/ST-\w+/, () => xmlText(ticket));
    const failure = recordAt(recordAt(body, 'serviceResponse'), 'authenticationFailure');
    const description = textAt(failure, 'description').replace(/ST-\w+/, () => ticket);
    return withValues(body, { code, description });
  };
  return { example: 'INVALID_TICKET', edit, cause };
}
