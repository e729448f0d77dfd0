/**
 * The document of the receivers, with the signature told to koocontract: the others have a hook of ours check it.
 *
 * @param document JSON
 */
export function withSignature(document: string): string {
  const { components, ...others } = JSON.parse(document) as Record<'components', object>;
  const parameters = ['signature', 'timestamp', 'nonce'].map((name) => ({ in: 'query', name }));
  const platform = {
    type: 'apiKey',
    in: 'query',
    name: 'signature',
    'x-signature': { scheme: 'saas-v2', window: 60, parameters },
  };
  return JSON.stringify({
    ...others,
    components: { ...components, securitySchemes: { platform } },
    security: [{ platform: [] }],
  });
}
