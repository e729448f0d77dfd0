import type { Delivery, Exchange, Idempotency, Source } from '../../generator/model/model.ts';
import { duration } from '../../generator/targets/documentation.ts';

/** What the documents do not state. */
export const notStated = '–';

/** `one-time, period; optional for pay-per-use` */
export function requirementInWords(modes: Exchange['requirement']): string {
  const entries = Object.entries(modes);
  if (entries.length === 0) return notStated;
  const modesThatAre = (need: string): string =>
    entries
      .filter(([, own]) => own === need)
      .map(([mode]) => mode)
      .join(', ');
  const optional = modesThatAre('optional');
  return `${modesThatAre('mandatory') || 'none'}${optional === '' ? '' : `; optional for ${optional}`}`;
}

/** `5 s; again every 1 h for 3 h` */
export function deliveryInWords(delivery: Delivery | undefined): string {
  if (delivery === undefined) return notStated;
  const { timeout, retry } = delivery;
  if (retry === undefined) return `${duration(timeout)}; no retry documented`;
  const interval = retry.every === undefined ? '' : ` every ${duration(retry.every)}`;
  return `${duration(timeout)}; again${interval} for ${duration(retry.for)}`;
}

/** The fields, and whether a receiver may go by them. */
export function idempotencyInWords(idempotency: Idempotency | undefined): string {
  if (idempotency === undefined) return notStated;
  const fields = idempotency.key.map((name) => `\`${name}\``).join(', ');
  return idempotency.stored ? fields : `${fields}; not stored`;
}

const siteNames: Readonly<Record<string, string>> = { cn: 'China', intl: 'International', eu: 'Europe' };

/** `China, International` */
export function sitesInWords(sites: readonly string[]): string {
  return sites.map((site) => siteNames[site] ?? site).join(', ');
}

/** The section as text, the published page behind it. */
export function sourceInMarkdown(source: Source | undefined): string {
  if (source === undefined) return notStated;
  return source.page === '' ? source.section : `[${source.section}](${source.page})`;
}
