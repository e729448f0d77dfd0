import { talk } from './talk.ts';

/** Loads what was generated, and runs it: so in a process of its own. */
const [document = '', folder = ''] = process.argv.slice(2);
const told = await talk(document, folder);
// Whatever generated code has left open ends with the process.
process.send?.(told, () => process.exit());
