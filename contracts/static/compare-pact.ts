import type { Loaded } from '../../generator/load/load.ts';
import { textAt } from '../../generator/load/openapi.ts';
import type { Exchange, Model } from '../../generator/model/model.ts';
import { createNamer } from '../../generator/model/names.ts';
import { quote } from '../merchant/reproduce.ts';
import { shownPath } from '../reports/places.ts';
import { printable, shorten } from '../reports/words.ts';
import type { Result, Rule } from '../result.ts';
import { callsOf } from './calls-of.ts';
import { type Compared, compareInteraction } from './compare-interaction.ts';
import { documentPlaces } from './document-places.ts';
import { basePaths, documentedExchanges, securityParameters } from './documented.ts';
import { interactionId } from './interaction-id.ts';
import type { PactDocument } from './pact-document.ts';
import { pactPlaces } from './pact-places.ts';
import { createValidators } from './validators.ts';
import { verdictOf } from './verdict-of.ts';

export interface ComparisonOptions {
  readonly loaded: Loaded;
  readonly model: Model;
  /** Folder that files are named from. */
  readonly root: string;
  /** The document as the command line names it: `--guide saas-v2`. */
  readonly named: readonly string[];
}

/**
 * Compares every interaction of a pact with a document; nothing is sent. Where the pact has a matcher, its example value is
 * compared.
 *
 * @returns a result for each interaction, in the order of the file
 */
export async function comparePact(
  pact: PactDocument,
  { loaded, model, root, named }: ComparisonOptions,
): Promise<Result[]> {
  const subject = {
    model,
    whole: createValidators(model, false),
    partial: createValidators(model, true),
    security: securityParameters(loaded),
  };
  const exchanges = {
    all: documentedExchanges(loaded, model),
    dispatch: model.dispatch,
    basePaths: basePaths(loaded),
  };
  const document = shownPath(loaded.file, root);
  const placesOfRules = await documentPlaces([
    loaded.file,
    ...loaded.files.filter((file) => file !== loaded.file),
  ]);
  const places = {
    pact: pactPlaces(pact.file, root),
    document: (place: Parameters<typeof placesOfRules>[0]) => {
      const { file, line } = placesOfRules(place);
      return { file: shownPath(file, root), line };
    },
  };
  const uniqueName = createNamer();
  const results: Result[] = [];
  for (const [index, interaction] of pact.interactions.entries()) {
    const started = performance.now();
    const description = lineOf(textAt(interaction, 'description')) || `interaction ${index + 1}`;
    const compared = isHttp(interaction)
      ? await compareInteraction(subject, exchanges, interaction, pact.version)
      : undefined;
    const exchange = compared?.exchange;
    const id = uniqueName(interactionId(description, exchange));
    results.push({
      id,
      kind: 'pact',
      exchange: exchange?.name ?? '',
      calls: callsOf(model, exchange, interaction, pact.version),
      title: `The interaction "${description}" agrees with the document ${document}`,
      rule: ruleOf(exchange, document),
      ...verdictOf(compared, { index, isPending: interaction['pending'] === true }, places),
      ...(needsCommand(compared)
        ? {
            reproduce: [
              'npx koocontract verify --static',
              quote(pact.file),
              ...named.map(quote),
              '--only',
              quote(id),
            ].join(' '),
          }
        : {}),
      durationMs: Math.round(performance.now() - started),
    });
  }
  return results;
}

/** A stranger's words, fit for a title. */
function lineOf(text: string): string {
  return printable(shorten(text, 200)).replaceAll(/\s+/g, ' ').trim();
}

/** Version 4 may hold messages beside HTTP interactions. */
function isHttp(interaction: Readonly<Record<string, unknown>>): boolean {
  const { type } = interaction;
  return type === undefined || (typeof type === 'string' && type.toLowerCase() === 'synchronous/http');
}

function needsCommand(compared: Compared | undefined): boolean {
  return (compared?.faults.length ?? 0) > 0;
}

function ruleOf(exchange: Exchange | undefined, document: string): Rule {
  if (exchange?.source === undefined) return { source: document, section: exchange?.key ?? '', page: '' };
  const [source = '', ...section] = exchange.source.section.split(' ');
  return { source, section: section.join(' '), page: exchange.source.page };
}
