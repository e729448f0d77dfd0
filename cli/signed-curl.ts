import { quote } from '../contracts/merchant/reproduce.ts';
import { loadDocument } from '../generator/load/load.ts';
import { isRecord } from '../generator/load/openapi.ts';
import { buildModel } from '../generator/model/build-model.ts';
import type { Exchange, Model } from '../generator/model/model.ts';
import { canonicalJson } from '../runtime/signing/canonical-json.ts';
import { schemeNamed } from '../runtime/signing/schemes.ts';
import { findDocument } from './documents.ts';
import { CommandError } from './exit.ts';
import { parseUrl } from './url.ts';

interface SignRequest {
  readonly guide: string;
  readonly to: string;
  readonly key: string;
  readonly activity: string | undefined;
  readonly body: string | undefined;
}

/** A curl command that sends a body, freshly signed: the given one as it is, or the first example of an exchange. */
export async function signedCurl({ guide, to, key, activity, body }: SignRequest): Promise<string> {
  const model = buildModel(await loadDocument(findDocument(guide)));
  const exchange = chooseExchange(model, activity, body);
  if (exchange.signature === undefined)
    throw new CommandError(`${exchange.name} of ${model.id} is not signed, so there is nothing to sign.`);
  const text = body ?? canonicalJson(exchange.examples[0]?.body ?? {}, 'all');
  const scheme = schemeNamed(exchange.signature.scheme);
  const url = parseUrl(to);
  if (exchange.path !== '/') url.pathname = url.pathname.replace(/\/$/, '') + exchange.path;
  const headers = new Headers({
    Accept: 'application/json',
    'Content-Type': 'application/json;charset=utf8',
  });
  const moment = { now: Date.now(), nonce: crypto.randomUUID().replaceAll('-', '').toUpperCase() };
  const signed = scheme.sign(
    { method: exchange.method.toUpperCase(), url, headers, body: Buffer.from(text) },
    { key },
    moment,
  );
  const lines = [
    `curl -sS -X ${signed.method} ${quote(signed.url.href)}`,
    ...[...signed.headers].map(([name, value]) => `-H ${quote(`${name}: ${value}`)}`),
    `--data-raw ${quote(text)}`,
  ];
  return lines.join(' \\\n  ');
}

/** The exchange that is named; else the one whose activity stands in the body. */
function chooseExchange(model: Model, name: string | undefined, body: string | undefined): Exchange {
  const exchanges = model.exchanges.filter(({ kind }) => kind === 'webhook');
  if (exchanges.length === 0)
    throw new CommandError(
      `${model.id} has no callbacks. Calls to the platform are signed by the generated client.`,
    );
  const known = exchanges.map((exchange) => exchange.name).join(', ');
  if (name === undefined && body === undefined)
    throw new CommandError(`Name an exchange of ${model.id} or give a --body. There are: ${known}.`);
  const activity = activityIn(body, model.dispatch?.name);
  const named = exchanges.find((exchange) => exchange.name === name);
  const found = name === undefined ? exchanges.find((exchange) => exchange.activity === activity) : named;
  if (found === undefined)
    throw new CommandError(`${model.id} has no exchange ${name ?? 'for this body'}. There are: ${known}.`);
  if (body !== undefined && activity !== undefined && activity !== found.activity)
    throw new CommandError(
      `The body is for ${String(activity)}, not for ${found.name}. Leave one of the two out.`,
    );
  return found;
}

function activityIn(body: string | undefined, field: string | undefined): unknown {
  try {
    const value: unknown = JSON.parse(body ?? '');
    return isRecord(value) && field !== undefined ? value[field] : undefined;
  } catch {
    return undefined;
  }
}
