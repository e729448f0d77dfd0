/** Texts that would end what they are printed in, or be something else than text. */
export const hostileTexts = [
  '*/ globalThis.hacked = 1; /*',
  "'; globalThis.hacked = 1; '",
  '"; globalThis.hacked = 1; "',
  '`$' + '{globalThis.hacked = 1}`',
  '\n\n# heading\n- item\r\n| cell | cell |',
  '<script>hacked</script> </code> [x](javascript:hacked) ![x](y)',
  '``` fence ~~~ {{hacked}} {# hacked #} $' + '{hacked}',
  '"""\nimport os\n"""',
  "'''\\",
  '# coding: utf-7',
  '@ts-expect-error',
  '\u2028\u2029\u0085\u0000\u007f\u202e',
  '__proto__',
  'constructor',
  '../../hacked',
  '😀',
];

/** A valid document that says such a text wherever it may say what it likes. */
export function hostileDocument(text: string): string {
  const said = { summary: text, description: text };
  const schema = {
    type: 'object',
    description: text,
    required: [text],
    properties: {
      [text]: { type: 'string', description: text, enum: [text, 'b'] },
      plain: { $ref: '#/components/schemas/named' },
    },
  };
  const content = {
    'application/json': { schema, examples: { [text]: { summary: text, value: { [text]: text } } } },
  };
  const operation = {
    ...said,
    operationId: text,
    parameters: [{ name: 'p', in: 'query', description: text, schema: { type: 'string', enum: [text] } }],
    requestBody: { description: text, content },
    responses: { '200': { description: text, content } },
    'x-result-codes': {
      code: text,
      message: text,
      codes: {
        ok: { meaning: text, for: ['success'] },
        [text]: { meaning: text, message: text, for: ['invalid', 'unauthorized', 'stale', 'internal'] },
      },
    },
    'x-delivery': { timeout: 5, afterwards: text },
    'x-idempotency': { key: [text], same: [text] },
    'x-source': { section: text, page: 'https://example.com/' },
  };
  return JSON.stringify({
    openapi: '3.1.1',
    info: { title: text, version: text, description: text },
    paths: { '/a': { post: operation } },
    webhooks: { [`${text}.`]: { post: { ...operation, operationId: `${text}2` } } },
    components: { schemas: { named: { type: ['string', 'null'], description: text } } },
  });
}
