import { textAt } from '../../../generator/load/openapi.ts';
import { isSameAddress } from './address.ts';
import { application } from './demo.ts';
import type { Grant, LoginState } from './state.ts';

/** Why the token address refuses a request: type and text as documented, and the cause for the log. */
export interface Refusal {
  readonly error: 'invalid_client' | 'invalid_grant';
  readonly description: string;
  readonly cause: string;
}

/** Whether the form has the application's own id and secret. */
export function refuseClient(form: unknown): Refusal | undefined {
  const isKnown =
    textAt(form, 'client_id') === application.clientId &&
    textAt(form, 'client_secret') === application.clientSecret;
  if (isKnown) return undefined;
  return {
    error: 'invalid_client',
    description: 'Bad client credentials',
    cause: 'client_id or client_secret is not that of the application',
  };
}

/**
 * Exchanges a code for what was granted with it. The code is spent, whether it fits or not.
 *
 * @param isOrgId whether OrgID is asked; its codes and those of the others are not the same
 */
export function redeemCode(
  { codes }: LoginState,
  form: unknown,
  isOrgId: boolean,
): { readonly grant: Grant } | { readonly refusal: Refusal } {
  const stranger = refuseClient(form);
  if (stranger !== undefined) return { refusal: stranger };
  const code = codes.take(textAt(form, 'code'));
  if (code === undefined || code.session.ended || (code.flow === 'orgid') !== isOrgId)
    return { refusal: wrongCode('code is unknown here, was used before or has expired') };
  const redirectUri = textAt(form, 'redirect_uri');
  if (redirectUri !== '' && !isSameAddress(redirectUri, code.redirectUri))
    return {
      refusal: wrongCode(`redirect_uri is ${redirectUri}, but the code was sent to ${code.redirectUri}`),
    };
  if (code.clientId !== textAt(form, 'client_id'))
    return {
      refusal: {
        error: 'invalid_client',
        description: 'Client ID mismatch',
        cause: `the code was issued to the client ID ${code.clientId}`,
      },
    };
  return { grant: code };
}

function wrongCode(cause: string): Refusal {
  return { error: 'invalid_grant', description: 'Invalid authorization code', cause };
}
