import { resolve } from 'node:path';
import type { ImportExtension } from '../../generator/emit/import-extension.ts';
import { targetNames } from '../../generator/targets/targets.ts';
import { type Config, configuredDocuments, type DocumentConfig } from '../config.ts';
import { findDocument } from '../documents.ts';
import { CommandError } from '../exit.ts';

/** One document to generate, and how. */
export interface Job {
  /** File of the document. */
  readonly document: string;
  /** Folder below which it gets a folder of its own. */
  readonly output: string;
  readonly targets: readonly string[];
  /** Folder with templates of the user's own. */
  readonly templates: string | undefined;
  readonly importExtension: ImportExtension | undefined;
  /** References to other machines are followed. */
  readonly allowRemote: boolean;
}

/** What the command line says; it wins over the configuration. */
export interface Given {
  /** Files or ids of guides; none for those of the configuration. */
  readonly documents: readonly string[];
  readonly output?: string | undefined;
  /** Comma separated. */
  readonly target?: string | undefined;
  readonly templates?: string | undefined;
  readonly allowRemote?: boolean | undefined;
  readonly importExtension?: ImportExtension | undefined;
}

/**
 * The documents to generate. One that is named on the command line keeps what the configuration says of it.
 *
 * @throws CommandError when there is no such document, or none is named at all
 */
export function chooseJobs(given: Given, config: Config): Job[] {
  const configured = configuredDocuments(config);
  const chosen =
    given.documents.length === 0
      ? configured
      : given.documents.flatMap((name) => entriesFor(name, configured));
  if (chosen.length === 0)
    throw new CommandError('No document given. Name one, or list them in koocontract.config.ts.');
  const named = given.target?.split(',');
  return chosen.map((entry) => {
    const output = given.output ?? entry.output ?? config.output ?? 'generated';
    if (output === '') throw new CommandError('The folder for the output is empty. Name one with -o.');
    return {
      document: findDocument(entry.document),
      output,
      targets: named ?? entry.targets ?? config.targets ?? targetNames,
      templates: given.templates ?? config.templates,
      importExtension: given.importExtension ?? entry.importExtension ?? config.importExtension,
      allowRemote: given.allowRemote === true,
    };
  });
}

/** What the configuration says of a document; it may stand there several times, with several outputs. */
function entriesFor(name: string, configured: readonly DocumentConfig[]): readonly DocumentConfig[] {
  const entries = configured.filter(
    ({ document }) => document === name || resolve(document) === resolve(name),
  );
  return entries.length === 0 ? [{ document: name }] : entries;
}
