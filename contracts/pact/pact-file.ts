import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isRecord, listAt, recordAt, textAt } from '../../generator/load/openapi.ts';
import type { Exchange, Model } from '../../generator/model/model.ts';
import { packageRoot } from '../../generator/package-root.ts';
import { directions, type Interaction, providerOf } from './interactions.ts';

/** Folder of the checked-in pacts. */
export const pactFolder = join(packageRoot, 'contracts', 'pacts');

/** Name of a guide's pact file, as Pact chooses it. */
export function pactFileName(model: Model, kind: Exchange['kind'] = 'webhook'): string {
  return `${directions[kind].consumer}-${providerOf(model, kind)}.json`;
}

/** The checked-in pact of a guide's callbacks; `undefined` when it has none. */
export function bundledPact(model: Model): string | undefined {
  const file = join(pactFolder, pactFileName(model));
  return existsSync(file) ? file : undefined;
}

/** An interaction as it stands in a pact file. */
export type WrittenInteraction = Readonly<Record<string, unknown>>;

/**
 * The interactions of a pact file, in the given order.
 *
 * @throws Error when the file can't be read, or lacks one of them
 */
export function readPact(file: string, interactions: readonly Interaction[]): WrittenInteraction[] {
  const pact: unknown = JSON.parse(readFileSync(file, 'utf8'));
  const written = new Map(
    listAt(pact, 'interactions')
      .filter(isRecord)
      .map((each) => [textAt(each, 'description'), each]),
  );
  return interactions.map(({ description }) => {
    const found = written.get(description);
    if (found !== undefined) return found;
    throw new Error(`${file} lacks the interaction "${description}" of the document. Run: npm run pacts`);
  });
}

/**
 * A pact for one run of the verifier: each interaction bears its label, as a header of the request and as a parameter
 * of its provider state.
 */
export function labelledPact(
  written: readonly WrittenInteraction[],
  header: string,
  labels: readonly string[],
): unknown {
  const interactions = written.map((interaction, index) => {
    const label = labels[index] ?? '';
    const request = recordAt(interaction, 'request');
    const states = listAt(interaction, 'providerStates');
    return {
      ...interaction,
      request: { ...request, headers: { ...recordAt(request, 'headers'), [header]: [label] } },
      providerStates: states.map((state) => ({ name: textAt(state, 'name'), params: { label } })),
    };
  });
  return {
    consumer: { name: 'consumer' },
    provider: { name: 'provider' },
    interactions,
    metadata: { pactSpecification: { version: '4.0' } },
  };
}

/** What an interaction demands of the answer, in words. */
export function demandOf(written: WrittenInteraction): string {
  const response = recordAt(written, 'response');
  const types = listAt(recordAt(response, 'headers'), 'Content-Type').map(String);
  const body = JSON.stringify(recordAt(response, 'body')['content']);
  return [`HTTP ${response['status']}`, ...types, ...(body === undefined ? [] : [`at least ${body}`])].join(
    ', ',
  );
}
