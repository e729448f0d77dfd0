import { Ajv2020 } from 'ajv/dist/2020.js';
import { highestSeed, mostRuns } from '../contracts/dice.ts';
import { plans } from '../contracts/plan.ts';
import { importExtensions } from '../generator/emit/import-extension.ts';
import { listAt, textAt } from '../generator/load/openapi.ts';
import type { Config } from './config.ts';
import { CommandError } from './exit.ts';
import { mistake } from './shape.ts';

const text = { type: 'string', minLength: 1 };
const texts = { type: 'array', items: { type: 'string' } };
const targets = { ...texts, minItems: 1 };
/** One that can stand in a line of a report. */
const name = { ...text, pattern: '^\\P{C}+$', description: 'text without control characters' };

const importExtension = { enum: importExtensions };

const document = {
  if: { type: 'string' },
  else: {
    type: 'object',
    additionalProperties: false,
    required: ['document'],
    properties: { document: text, output: text, targets, importExtension },
  },
};

const merchant = {
  type: 'object',
  additionalProperties: false,
  required: ['name', 'guide'],
  properties: {
    name,
    guide: name,
    // An empty one is a variable that is not set: no matter while nobody verifies.
    url: { type: 'string' },
    plan: { enum: plans },
    billing: texts,
    calls: { enum: ['debug', 'real', 'both'] },
    only: texts,
    skip: texts,
    keyEnv: text,
    publicKey: text,
    set: { type: 'object', additionalProperties: { type: 'string' } },
    seed: { type: 'integer', minimum: 0, maximum: highestSeed },
    runs: { type: 'integer', minimum: 1, maximum: mostRuns },
    timeout: { type: 'number', exclusiveMinimum: 0, maximum: 3600 },
    concurrency: { type: 'integer', minimum: 1, maximum: 100 },
  },
};

const waiver = {
  type: 'object',
  additionalProperties: false,
  required: ['check', 'reason', 'expires'],
  properties: {
    check: text,
    reason: { type: 'string', pattern: '\\S', description: 'a reason in words' },
    expires: { type: 'string', format: 'day', description: 'a day like 2027-01-31' },
    guide: text,
    merchant: text,
  },
};

/** The shape of `koocontract.config.ts`, in JSON Schema. */
export const configSchema = {
  type: 'object',
  additionalProperties: false,
  properties: {
    documents: { type: 'array', items: document },
    output: text,
    targets,
    importExtension,
    templates: text,
    merchants: { type: 'array', items: merchant },
    waivers: { type: 'array', items: waiver },
  },
};

/**
 * The configuration, once its shape is right.
 *
 * @throws CommandError for a key that does not exist or a value of the wrong kind
 */
export function checkConfig(file: string, config: unknown): Config {
  // A test sees to it that the schema itself is one.
  const ajv = new Ajv2020({ verbose: true, formats: { day: isDay }, meta: false, validateSchema: false });
  const validate = ajv.compile<Config>(configSchema);
  if (validate(config)) {
    checkNames(file, config);
    return config;
  }
  const [error] = validate.errors ?? [];
  if (error === undefined) throw new CommandError(`${file} is no configuration.`);
  const document = documentAt(config, error.instancePath);
  throw new CommandError(mistake(error, document === undefined ? file : `${file} (${document})`));
}

/** The document whose settings are wrong: who reads of `documents[7]` would have to count. */
function documentAt(config: unknown, pointer: string): string | undefined {
  const [, index] = /^\/documents\/(\d+)/.exec(pointer) ?? [];
  const name = index === undefined ? '' : textAt(listAt(config, 'documents')[Number(index)], 'document');
  return name === '' ? undefined : name;
}

function isDay(text: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(text) && new Date(`${text}T00:00:00Z`).toJSON()?.slice(0, 10) === text;
}

function checkNames(file: string, { merchants = [], waivers = [] }: Config): void {
  const seen = new Set<string>();
  for (const { name, guide } of merchants) {
    if (seen.has(`${name}\n${guide}`))
      throw new CommandError(
        `${file} has two merchants called ${name} for the guide ${guide}. Give each a name of its own.`,
      );
    seen.add(`${name}\n${guide}`);
  }
  const names = [...new Set(merchants.map((each) => each.name))];
  for (const [index, { merchant: wanted }] of waivers.entries()) {
    if (wanted === undefined || names.includes(wanted)) continue;
    throw new CommandError(
      `waivers[${index}].merchant in ${file} names no merchant: ${wanted}. ${names.length === 0 ? 'There is none.' : `There are: ${names.join(', ')}.`}`,
    );
  }
}
