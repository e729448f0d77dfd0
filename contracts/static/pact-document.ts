import { readFileSync, statSync } from 'node:fs';
import { isRecord, listAt, recordAt, textAt } from '../../generator/load/openapi.ts';
import { specificationOf } from './specification-of.ts';

/** A pact file as it was read: nothing is known of its interactions but that they are objects. */
export interface PactDocument {
  /** As the user named it. */
  readonly file: string;
  readonly consumer: string;
  readonly provider: string;
  /** Major version of the Pact specification. */
  readonly version: number;
  readonly interactions: readonly Readonly<Record<string, unknown>>[];
}

/** A pact file that can't be read, or is none. */
export class PactFileError extends Error {
  override readonly name = 'PactFileError';
}

/** Bytes. Pacts are written by tests; a larger file is something else. */
const sizeLimit = 32 * 1024 * 1024;
/** Levels of a pact; what is deeper would break those who walk it. */
const depthLimit = 100;

/**
 * Reads a pact of HTTP interactions, of the Pact specification's versions 1 to 4. The file is a stranger's: nothing in it is
 * run, and no pattern of it is tried.
 *
 * @throws PactFileError that says what is wrong with the file
 */
export function readPactDocument(file: string): PactDocument {
  const pact = parsed(file);
  const wrong = (what: string): never => {
    throw new PactFileError(`${file} is no pact of HTTP interactions: ${what}.`);
  };
  if (!isRecord(pact)) return wrong('it holds no object');
  if (isTooDeep(pact, depthLimit)) return wrong(`it is nested more than ${depthLimit} levels deep`);
  if (Array.isArray(pact['messages'])) return wrong('it is about messages, not about HTTP');
  if (!Array.isArray(pact['interactions'])) return wrong('it has no list `interactions`');
  const interactions = listAt(pact, 'interactions');
  if (interactions.length === 0)
    return wrong('its list `interactions` is empty, so there is nothing to compare');
  const known = interactions.filter(isRecord);
  if (known.length < interactions.length)
    return wrong(`/interactions/${interactions.findIndex((each) => !isRecord(each))} is no object`);
  return {
    file,
    consumer: textAt(recordAt(pact, 'consumer'), 'name'),
    provider: textAt(recordAt(pact, 'provider'), 'name'),
    version: specificationOf(pact),
    interactions: known,
  };
}

function parsed(file: string): unknown {
  try {
    const { size } = statSync(file);
    if (size > sizeLimit) throw new Error(`it has ${size} bytes, more than ${sizeLimit}`);
    return JSON.parse(readFileSync(file, 'utf8').replace(/^\ufeff/, '')) as unknown;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new PactFileError(`The pact file ${file} can't be read: ${reason}.`);
  }
}

function isTooDeep(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return levels === 0 || Object.values(value).some((member) => isTooDeep(member, levels - 1));
}
