import { findGuide } from '../contracts/guides/find-guide.ts';
import { curlFor } from '../contracts/merchant/curl.ts';
import { placeFields } from '../contracts/merchant/place-fields.ts';
import { schemeOf } from '../contracts/merchant/schemes.ts';
import { loadDocument } from '../generator/load/load.ts';
import { isRecord } from '../generator/load/openapi.ts';
import { buildModel } from '../generator/model/build-model.ts';
import type { Exchange, Model } from '../generator/model/model.ts';
import type { SignableRequest } from '../runtime/signing/scheme.ts';
import { chooseExchange } from './choose-exchange.ts';
import { findDocument } from './documents.ts';
import { CommandError } from './exit.ts';
import { credentialsFrom, keyVariables } from './keys.ts';
import { parseUrl } from './url.ts';

interface SignRequest {
  readonly guide: string;
  readonly to: string;
  /** Environment variable that holds the access key. */
  readonly keyEnv: string;
  readonly activity: string | undefined;
  readonly body: string | undefined;
  readonly query?: string;
}

/**
 * A curl command that sends a request, freshly signed: the given body or query as it is, or the first example of an
 * exchange.
 */
export async function signedCurl(request: SignRequest): Promise<string> {
  const model = buildModel(await loadDocument(findDocument(request.guide)));
  const exchange = chooseExchange(model, request);
  if (exchange.signature === undefined)
    throw new CommandError(`${exchange.name} of ${model.id} is not signed, so there is nothing to sign.`);
  const credentials = credentialsFrom(keyVariables(exchange.signature.scheme, request.keyEnv));
  const moment = { now: Date.now(), nonce: crypto.randomUUID().replaceAll('-', '').toUpperCase() };
  const unsigned = requestFor(model, exchange, request);
  try {
    const { method, url, headers, body } = schemeOf(exchange).sign(unsigned, credentials, moment);
    return curlFor({
      method,
      url: url.href,
      headers: Object.fromEntries(headers),
      body: new TextDecoder().decode(body),
    });
  } catch (error) {
    throw new CommandError(error instanceof Error ? error.message : String(error));
  }
}

function requestFor(model: Model, exchange: Exchange, { to, body, query }: SignRequest): SignableRequest {
  const example = exchange.examples[0];
  const members = example?.body;
  const fields = {
    ...example?.parameters.header,
    ...(query === undefined ? example?.parameters.query : Object.fromEntries(new URLSearchParams(query))),
    ...(isRecord(members) ? members : {}),
  };
  const contentType = findGuide(model)?.habits.contentType ?? 'application/json';
  return placeFields(model, exchange, parseUrl(to).href, fields, { body, contentType });
}
