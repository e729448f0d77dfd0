import { quote } from '../contracts/merchant/reproduce.ts';
import { eject } from '../generator/packs/eject.ts';
import { CommandError } from './exit.ts';

/** Copies templates and tells how they are used. */
export function ejectTemplates(name: string, folder: string, force: boolean): void {
  if (folder === '') throw new CommandError('The folder for the templates is empty. Name one with -o.');
  const written = eject(name, folder, force);
  for (const file of written) console.log(`created ${file}`);
  if (written.length === 0) console.log(`${folder} has ${name} as it is.`);
  console.log(`\nUse it: koocontract generate --templates ${quote(folder)}`);
}
