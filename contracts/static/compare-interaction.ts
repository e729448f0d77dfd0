import type { Exchange } from '../../generator/model/model.ts';
import type { Fault } from './fault.ts';
import { type Exchanges, findDocumented } from './find-documented.ts';
import { MalformedError, requestOf, responseOf } from './http-message.ts';
import { requestFaults } from './request-faults.ts';
import { responseFaults } from './response-faults.ts';
import type { Subject } from './subject.ts';

/** How an interaction agrees with a document. */
export interface Compared {
  /** The exchange that it is about; `undefined` when the document has none like it. */
  readonly exchange: Exchange | undefined;
  /** Errors first. */
  readonly faults: readonly Fault[];
}

/**
 * Compares one HTTP interaction of a pact with a document. Of several exchanges that its address leaves open, the one that
 * it differs least from is meant.
 *
 * @param version major version of the Pact specification
 */
export async function compareInteraction(
  subject: Subject,
  exchanges: Exchanges,
  interaction: unknown,
  version: number,
): Promise<Compared> {
  try {
    const request = requestOf(interaction, version);
    const response = responseOf(interaction, version);
    const found = findDocumented(exchanges, request);
    if ('severity' in found) return { exchange: undefined, faults: [found] };
    const compared = await Promise.all(
      found.map(async ({ documented, path }) => ({
        exchange: documented.exchange,
        faults: [
          ...(await requestFaults(subject, documented, request, path)),
          ...(await responseFaults(subject, documented, response)),
        ].toSorted((a, b) => Number(b.severity === 'error') - Number(a.severity === 'error')),
      })),
    );
    const [best] = compared.toSorted((a, b) => weight(a) - weight(b));
    return best ?? { exchange: undefined, faults: [] };
  } catch (error) {
    if (!(error instanceof MalformedError)) throw error;
    const { at, message } = error;
    const words = {
      mend: 'Write the pact anew with Pact.',
      expected: 'a pact of HTTP interactions',
      actual: message,
    };
    return {
      exchange: undefined,
      faults: [{ severity: 'error', at, message, ...words, rule: { keys: [] } }],
    };
  }
}

function weight({ faults }: Compared): number {
  return faults.reduce((sum, { severity }) => sum + (severity === 'error' ? 1000 : 1), 0);
}
