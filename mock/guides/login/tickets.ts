import { recordAt, textAt } from '../../../generator/load/openapi.ts';
import { isSameAddress } from './address.ts';
import type { LoginState, Ticket } from './state.ts';

/** Why a ticket is refused: a code of CAS, and the cause for the log. */
export interface TicketRefusal {
  readonly code: 'INVALID_TICKET' | 'INVALID_SERVICE';
  readonly ticket: string;
  readonly cause: string;
}

/**
 * Spends the ticket of a request with `service` and `ticket`. By CAS it is spent even when the service is another one;
 * `INVALID_SERVICE` for that is CAS's own, the documents name `INVALID_TICKET` only.
 */
export function spendTicket(
  { tickets }: LoginState,
  input: unknown,
): { readonly valid: Ticket } | { readonly refusal: TicketRefusal } {
  const query = recordAt(input, 'query');
  const ticket = textAt(query, 'ticket');
  const service = textAt(query, 'service');
  const valid = tickets.take(ticket);
  if (valid === undefined || valid.session.ended)
    return {
      refusal: {
        code: 'INVALID_TICKET',
        ticket,
        cause: 'ticket is unknown, was used before or has expired',
      },
    };
  if (!isSameAddress(service, valid.service))
    return {
      refusal: {
        code: 'INVALID_SERVICE',
        ticket,
        cause: `service is ${service}, but the ticket was sent to ${valid.service}`,
      },
    };
  return { valid };
}

/** Attributes of CAS 3.0 that tell of the login. */
export function loginAttributes({ session, isFromNewLogin }: Ticket) {
  return {
    authenticationDate: new Date(session.loggedInAt).toISOString(),
    longTermAuthenticationRequestTokenUsed: false,
    isFromNewLogin,
  };
}
