/** Loads Pact, which takes a while, with its usage reports off. */
export async function loadPact(): Promise<typeof import('@pact-foundation/pact')> {
  process.env['PACT_DO_NOT_TRACK'] = 'true';
  process.env['SCARF_ANALYTICS'] = 'false';
  return import('@pact-foundation/pact');
}
