import { recordAt, textAt } from '../../generator/load/openapi.ts';

/**
 * Major version of the Pact specification that a pact is written in. Older tools wrote it under other names; without one
 * it is a pact of the first two versions.
 */
export function specificationOf(pact: unknown): number {
  const metadata = recordAt(pact, 'metadata');
  const text =
    textAt(recordAt(metadata, 'pactSpecification'), 'version') ||
    textAt(recordAt(metadata, 'pact-specification'), 'version') ||
    textAt(metadata, 'pactSpecificationVersion');
  const major = Number.parseInt(text, 10);
  return Number.isNaN(major) ? 2 : major;
}
