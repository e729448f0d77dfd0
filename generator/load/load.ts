import { resolve } from 'node:path';
import {
  bundle,
  type Config,
  createConfig,
  type Document,
  lint,
  type NormalizedProblem,
  ResolveError,
  YamlParseError,
} from '@redocly/openapi-core';
import { extensions } from '../../spec/redocly-plugin/extensions.js';
import { expressible } from './expressible.ts';
import { oneForm } from './form/one-form.ts';
import { isInData } from './in-data.ts';
import { isRecord, type OpenApi } from './openapi.ts';
import { DocumentError, type Problem } from './problem.ts';
import { toPlace, toProblem } from './problem-place.ts';
import { DocumentResolver } from './resolver.ts';

/** A document with all its files in one, `$ref`s to components only. */
export interface Loaded {
  /** Absolute path of the root file. */
  readonly file: string;
  readonly openapi: OpenApi;
  /** Every file that was read, absolute. */
  readonly files: readonly string[];
  readonly problems: readonly Problem[];
}

/** The least that must hold before anything can be made of a document; what is odd but can be read is a warning. */
const structure = {
  struct: 'warn',
  'no-unresolved-refs': 'error',
  'spec-components-invalid-map-name': 'warn',
  'koocontract/extensions': 'error',
} as const;

/** What code is not generated for. */
const expressibility = {
  // Whatever comes is refused then.
  'no-enum-type-mismatch': 'warn',
  'koocontract/path-parameters': 'warn',
  'koocontract/pattern-left-out': 'warn',
  'koocontract/enum-left-out': 'warn',
  'koocontract/method-left-out': 'warn',
  'koocontract/body-left-out': 'warn',
  'koocontract/same-address': 'warn',
  'koocontract/header-left-out': 'warn',
  'koocontract/callback-address': 'warn',
  'koocontract/querystring-left-out': 'warn',
  'koocontract/link-left-out': 'warn',
  'koocontract/server-left-out': 'warn',
  'koocontract/dynamic-ref-left-out': 'warn',
  'koocontract/media-type-left-out': 'warn',
  'koocontract/encoding-left-out': 'warn',
  'koocontract/security-left-out': 'warn',
} as const;

// A mistyped extension would be lost in silence, and with it perhaps the signature.
const ourRules = {
  id: 'koocontract',
  rules: { oas3: { 'koocontract/extensions': extensions, ...expressible } },
};

export interface LoadOptions {
  /** Rules to check; the structure, and what can't be generated, unless given. */
  readonly config?: Config;
  /** References to other machines are followed. */
  readonly allowRemote?: boolean | undefined;
  /**
   * Told before the document is checked what it will most likely be, so that work can begin on it: it is the same object
   * that is loaded then, if it is.
   */
  readonly onForm?: ((openapi: OpenApi) => void) | undefined;
}

/** The rules for the structure alone. */
export function structureConfig(): Promise<Config> {
  return createConfig({ rules: structure }, { plugins: [ourRules] });
}

/**
 * Reads a document and what it refers to, checks it, and bundles it.
 *
 * @param path file of the document, YAML or JSON, OpenAPI 3.0 to 3.2
 * @throws DocumentError with every problem found, each with file, line and code frame
 */
export async function loadDocument(
  path: string,
  { config, allowRemote = false, onForm }: LoadOptions = {},
): Promise<Loaded> {
  // Redocly phones home unless told otherwise.
  process.env['REDOCLY_TELEMETRY'] = 'off';
  const file = resolve(path);
  const rules =
    config ?? (await createConfig({ rules: { ...structure, ...expressibility } }, { plugins: [ourRules] }));
  const resolver = new DocumentResolver(rules.resolve, allowRemote);
  const root = await readRoot(resolver, file);
  refuseOthers(file, root);
  const likely = onForm && likelyForm(root);
  if (likely !== undefined) onForm?.(likely);

  const found = await lint({ ref: file, config: rules, externalRefResolver: resolver });
  const isOurs = config !== undefined || isGuide(root.parsed);
  const problems = found
    .filter((problem) => isOurs || !isInOthersData(problem))
    .map((problem) => {
      const isHarmless = isNote(problem) || (!isOurs && isOthersExtension(problem));
      return toProblem(isHarmless ? { ...problem, severity: 'warn' } : problem);
    });
  if (problems.some(({ severity }) => severity === 'error')) throw new DocumentError(problems);
  const files = [...resolver.getFiles()];
  // In a document of one file there is nothing to bundle.
  if (!resolver.isSplit) return { file, openapi: likely ?? oneForm(parsedOf(root)), files, problems };
  const { bundle: bundled } = await bundle({ ref: file, config: rules, externalRefResolver: resolver });
  return { file, openapi: oneForm(parsedOf(bundled)), files: [...resolver.getFiles()], problems };
}

/** `undefined` for a document that refers to other files, or is so broken that nothing can be made of it. */
function likelyForm(root: Document): OpenApi | undefined {
  if (/\$ref['"]?\s*:\s*['"]?[^\s'"#]/.test(root.source.body)) return undefined;
  try {
    return oneForm(parsedOf(root));
  } catch {
    return undefined;
  }
}

function parsedOf({ source, parsed }: Document): OpenApi {
  if (!isRecord(parsed)) throw new DocumentError([noOpenApi(source.absoluteRef, 'it is empty')]);
  return parsed;
}

/** A reference for readers, or a name in a discriminator's mapping, that leads nowhere takes nothing from the schemas. */
function isNote(problem: NormalizedProblem): boolean {
  return /\/(?:discriminator\/mapping\/[^/]+|description)$/.test(pointerOf(problem));
}

function isGuide(document: unknown): boolean {
  return isRecord(document) && ('x-guide' in document || 'x-dispatch' in document);
}

/** What is no guide may have extensions of other tools that are called like ours. But no signature may be lost. */
function isOthersExtension(problem: NormalizedProblem): boolean {
  return problem.ruleId === 'koocontract/extensions' && !isSigning(problem);
}

/** In what other tools read, and in examples and defaults, `$ref` is a name like any other. */
function isInOthersData(problem: NormalizedProblem): boolean {
  return problem.ruleId === 'no-unresolved-refs' && isInData(pointerOf(problem)) && !isSigning(problem);
}

function isSigning(problem: NormalizedProblem): boolean {
  return pointerOf(problem).includes('/securitySchemes/');
}

function pointerOf({ location: [place] }: NormalizedProblem): string {
  return place?.pointer ?? '';
}

async function readRoot(resolver: DocumentResolver, file: string): Promise<Document> {
  const root = await resolver.resolveDocument(null, file, true).catch((error: unknown) => error);
  if (root instanceof Error) throw new DocumentError([unreadable(file, root)]);
  return root as Document;
}

function refuseOthers(file: string, { parsed }: Document): void {
  if (isRecord(parsed) && typeof parsed['openapi'] === 'string' && parsed['openapi'].startsWith('3.')) return;
  const found = isRecord(parsed) ? (parsed['swagger'] ?? parsed['openapi']) : undefined;
  if (found === undefined) throw new DocumentError([noOpenApi(file, 'it has no `openapi` field')]);
  throw new DocumentError([
    noOpenApi(
      file,
      `it is version ${String(found)}; 3.0, 3.1 and 3.2 are understood. Convert it first, for example with swagger2openapi`,
    ),
  ]);
}

function noOpenApi(file: string, why: string): Problem {
  return {
    severity: 'error',
    code: 'document',
    message: `${file} is no OpenAPI 3 document: ${why}.`,
    suggestions: [],
    place: undefined,
  };
}

function unreadable(file: string, error: Error): Problem {
  const problem = { severity: 'error', suggestions: [], code: 'document', place: undefined } as const;
  if (error instanceof YamlParseError) {
    const place = toPlace({
      source: error.source,
      pointer: undefined,
      start: { line: error.line, col: error.col },
    });
    return { ...problem, code: 'yaml', message: `Broken YAML: ${firstLine(error)}`, place };
  }
  const missing = error instanceof ResolveError && error.message.includes('ENOENT');
  return {
    ...problem,
    message: missing ? `There is no file ${file}.` : `${file} can't be read: ${firstLine(error)}`,
  };
}

/** Without the place, which Redocly puts at the end and the code frame shows better. */
function firstLine({ message }: Error): string {
  return (message.split('\n')[0] ?? '').replace(/ in "[^"]*" \(\d+:\d+\)$/, '');
}
