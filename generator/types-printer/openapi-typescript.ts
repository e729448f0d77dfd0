type Entry = typeof import('openapi-typescript');
type Utils = Pick<Entry, 'resolveRef' | 'scanDiscriminators'>;
type Printer = Utils & Pick<Entry, 'astToString' | 'transformSchema'>;

const inside = 'openapi-typescript/dist';

/** What prints in openapi-typescript. Its entry brings a Redocly of its own along, a second one, that takes longer to load. */
async function parts(): Promise<Printer> {
  const { astToString }: Pick<Entry, 'astToString'> = await import(`${inside}/lib/ts.js`);
  const { resolveRef, scanDiscriminators }: Utils = await import(`${inside}/lib/utils.js`);
  const { default: transformSchema }: { default: Entry['transformSchema'] } = await import(
    `${inside}/transform/index.js`
  );
  return { astToString, resolveRef, scanDiscriminators, transformSchema };
}

// Another version may have its parts elsewhere.
export const { astToString, resolveRef, scanDiscriminators, transformSchema } = await parts().catch(
  (): Promise<Printer> => import('openapi-typescript'),
);
