import type { Waiver } from '../contracts/waivers.ts';
import type { ImportExtension } from '../generator/emit/import-extension.ts';
import type { VerifySettings } from './verify/settings.ts';

/** What `koocontract.config.ts` may hold; flags win over it. */
export interface Config {
  /** Files of the documents, or ids of guides; those that are generated in a way of their own with what is special. */
  readonly documents?: readonly (string | DocumentConfig)[];
  /** Folder below which each document gets a folder of its own; `generated` unless told. */
  readonly output?: string;
  /** `types`, `server`, `client`, `validators` unless told; also packs of your own below `templates`. */
  readonly targets?: readonly string[];
  /** How relative imports end in generated files; `.ts` unless told. */
  readonly importExtension?: ImportExtension;
  /** Folder with templates of your own. */
  readonly templates?: string;
  /** Whom `koocontract verify` without an address verifies. */
  readonly merchants?: readonly MerchantConfig[];
  /** Failures that are but warnings until a day. */
  readonly waivers?: readonly Waiver[];
}

/** A document that is not generated as the others are. */
export interface DocumentConfig {
  /** File of the document, or id of a guide. */
  readonly document: string;
  /** Folder below which it gets a folder of its own. */
  readonly output?: string;
  readonly targets?: readonly string[];
  readonly importExtension?: ImportExtension;
}

/** A merchant that is verified for a guide. */
export interface MerchantConfig extends VerifySettings {
  /** As reports and waivers call it; may stand several times, for several guides. */
  readonly name: string;
  /** ID of a guide, or file of a document. */
  readonly guide: string;
  /** Often from the environment: `process.env['SHOP_URL']`. */
  readonly url: string | undefined;
}

/** The documents of a configuration, each with what is special about it. */
export function configuredDocuments({ documents = [] }: Config): DocumentConfig[] {
  return documents.map((entry) => (typeof entry === 'string' ? { document: entry } : entry));
}

/** The files and ids alone. */
export function documentNames(config: Config): string[] {
  return configuredDocuments(config).map(({ document }) => document);
}

/** Gives a configuration file its type: `export default defineConfig({ documents: ['api.yaml'] })`. */
export function defineConfig(config: Config): Config {
  return config;
}
