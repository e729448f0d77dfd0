import type { Exchange, Model } from '../../generator/model/model.ts';
import type { Check } from '../checks/check.ts';
import type { Exchanged, Sent } from '../exchanged.ts';
import { exchangeOf } from '../merchant/exchange-of.ts';
import { schemeOf } from '../merchant/schemes.ts';
import { recipes } from './signature-recipes.ts';

/**
 * What somebody has to know of the platform to mend a fault: how requests are signed where a signature is judged, else
 * what the callback is for. `undefined` for rules that hold for every answer: they speak for themselves.
 *
 * @param key access key, to show the steps of a signature
 */
export function backgroundOf(
  model: Model,
  { id, exchange: name, stage }: Pick<Check, 'id' | 'exchange' | 'stage'>,
  exchanged: Exchanged | undefined,
  key: string,
): string | undefined {
  if (stage === 'review') return undefined;
  const exchange = exchangeOf(model, name);
  return id.startsWith('signature.') ? signing(exchange, exchanged?.sent, key) : purposeOf(exchange);
}

/** The first paragraph of the description, as plain text: `newInstance: Sent when …` */
export function purposeOf({ name, description }: Exchange): string | undefined {
  const [paragraph = ''] = description.split(/\n\s*\n/);
  const words = paragraph.replaceAll(/[`*]/g, '').replaceAll(/\s+/g, ' ').trim();
  return words === '' ? undefined : `${name}: ${words}`;
}

function signing(exchange: Exchange, sent: Sent | undefined, key: string): string | undefined {
  const recipe = recipes[exchange.signature?.scheme ?? ''];
  if (recipe === undefined) return undefined;
  const steps =
    sent === undefined || !isSignedWell(exchange, sent, key) ? {} : recipe.steps(requestOf(sent), key);
  const shown = Object.entries(steps).map(([name, value]) => ` Of the request below, ${name} is ${value}`);
  return [recipe.words, ...shown].join('');
}

/** Steps of a request that is signed wrongly on purpose would lead nowhere. */
function isSignedWell(exchange: Exchange, sent: Sent, key: string): boolean {
  return schemeOf(exchange).verify(requestOf(sent), { key }, { now: Date.now() }) === undefined;
}

function requestOf({ method, url, headers, body }: Sent) {
  return { method, url: new URL(url), headers: new Headers(headers), body: new TextEncoder().encode(body) };
}
