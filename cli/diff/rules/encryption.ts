import type { Visitor } from './redocly-diff.ts';

/** A field that is encrypted in another way can be read by nobody who does not know. */
export function encryption(): Visitor {
  return {
    Schema({ property, base, revision }, { report }) {
      if (property !== 'x-encrypted') return;
      const words = (scheme: unknown): string => (scheme === undefined ? 'not at all' : `with \`${scheme}\``);
      report({
        message: `The field is encrypted ${words(revision?.value)} now, before ${words(base?.value)}.`,
      });
    },
  };
}
