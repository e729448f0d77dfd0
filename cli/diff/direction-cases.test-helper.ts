/** An operation before and after a change, and what that breaks. */
export interface Case {
  readonly old: object;
  readonly new: object;
  /** For those who receive the request: of a webhook, or a callback. */
  readonly received: boolean;
  /** For those who send it: to a path. */
  readonly called: boolean;
}

const plain = { type: 'string' };
const two = { required: ['a', 'b'], properties: { a: plain, b: plain } };
const one = { required: ['a'], properties: { a: plain, b: plain } };
const without = { required: ['a'], properties: { a: plain } };
const few = { properties: { a: { enum: ['x'] } } };
const more = { properties: { a: { enum: ['x', 'y'] } } };
const ok = { responses: { 200: { description: 'ok' } } };

function asked(schema: object, required = true): object {
  return { ...ok, requestBody: { required, content: { 'application/json': { schema } } } };
}

function answered(schema: object): object {
  return { responses: { 200: { description: 'ok', content: { 'application/json': { schema } } } } };
}

function headed(headers: object): object {
  return { responses: { 200: { description: 'ok', headers } } };
}

const sent = (...parameters: object[]): object => ({ ...ok, parameters });
const p = { name: 'p', in: 'query', required: true, schema: plain };
const q = { name: 'a-longer-name', in: 'query', description: 'Of another kind', schema: { type: 'integer' } };
const secured = (...security: object[]): object => ({ ...ok, security });

export const cases: Readonly<Record<string, Case>> = {
  'a field of the request became mandatory': {
    old: asked(one),
    new: asked(two),
    received: false,
    called: true,
  },
  'a field of the request became optional': {
    old: asked(two),
    new: asked(one),
    received: true,
    called: false,
  },
  'a field of the request was removed': {
    old: asked(one),
    new: asked(without),
    received: true,
    called: false,
  },
  'a field of the request was added': {
    old: asked(without),
    new: asked(one),
    received: false,
    called: false,
  },
  'a field of the answer became mandatory': {
    old: answered(one),
    new: answered(two),
    received: true,
    called: false,
  },
  'a field of the answer became optional': {
    old: answered(two),
    new: answered(one),
    received: false,
    called: true,
  },
  'a field of the answer was removed': {
    old: answered(one),
    new: answered(without),
    received: false,
    called: true,
  },
  'the request may hold another value': { old: asked(few), new: asked(more), received: true, called: false },
  'the request may hold a value less': { old: asked(more), new: asked(few), received: false, called: true },
  'the answer may hold another value': {
    old: answered(few),
    new: answered(more),
    received: false,
    called: true,
  },
  'the answer may hold a value less': {
    old: answered(more),
    new: answered(few),
    received: true,
    called: false,
  },
  'a parameter was removed': { old: sent(p, q), new: sent(p), received: true, called: true },
  'all parameters were removed': { old: sent(p), new: ok, received: true, called: true },
  'a mandatory parameter was added': { old: sent(q), new: sent(q, p), received: false, called: true },
  'a parameter became mandatory': {
    old: sent({ ...p, required: false }),
    new: sent(p),
    received: false,
    called: true,
  },
  'a parameter became optional': {
    old: sent(p),
    new: sent({ ...p, required: false }),
    received: true,
    called: false,
  },
  'a parameter was renamed': { old: sent(p), new: sent({ ...p, name: 'r' }), received: true, called: true },
  'a parameter moved': { old: sent(p), new: sent({ ...p, in: 'header' }), received: true, called: true },
  'a parameter is written in another way': {
    old: sent(p),
    new: sent({ ...p, explode: false }),
    received: true,
    called: true,
  },
  'a mandatory body was added': { old: ok, new: asked(one), received: false, called: true },
  'the body was removed': { old: asked(one), new: ok, received: true, called: true },
  'the body became mandatory': { old: asked(one, false), new: asked(one), received: false, called: true },
  'the body became optional': { old: asked(one), new: asked(one, false), received: true, called: false },
  'the request may come as another media type': {
    old: asked(one),
    new: {
      ...ok,
      requestBody: { required: true, content: { 'application/json': { schema: one }, 'text/xml': {} } },
    },
    received: true,
    called: false,
  },
  'a header of the answer became mandatory': {
    old: headed({ H: { schema: plain } }),
    new: headed({ H: { required: true, schema: plain } }),
    received: true,
    called: false,
  },
  'a header of the answer became optional': {
    old: headed({ H: { required: true, schema: plain } }),
    new: headed({ H: { schema: plain } }),
    received: false,
    called: true,
  },
  'a mandatory header of the answer was added': {
    old: headed({ H: { schema: plain } }),
    new: headed({ H: { schema: plain }, I: { required: true, schema: { type: 'integer' } } }),
    received: true,
    called: false,
  },
  'mandatory headers of the answer were added': {
    old: ok,
    new: headed({ H: { required: true, schema: plain } }),
    received: true,
    called: false,
  },
  'requests are authenticated': { old: ok, new: secured({ k: [] }), received: false, called: true },
  'requests are no longer authenticated': { old: secured({ k: [] }), new: ok, received: true, called: false },
  'requests may be authenticated in another way': {
    old: secured({ k: [] }),
    new: secured({ k: [] }, { l: [] }),
    received: true,
    called: false,
  },
  'requests are no longer authenticated in one of two ways': {
    old: secured({ k: [] }, { l: [] }),
    new: secured({ k: [] }),
    received: false,
    called: true,
  },
  'a status was removed': {
    old: { responses: { 200: { description: 'ok' }, 404: { description: 'none' } } },
    new: ok,
    received: true,
    called: true,
  },
  'a field is encrypted': {
    old: asked({ properties: { a: plain } }),
    new: asked({ properties: { a: { ...plain, 'x-encrypted': 'aes-cbc' } } }),
    received: true,
    called: true,
  },
  'only words changed': { old: ok, new: { ...ok, description: 'Better' }, received: false, called: false },
};
