import { describe, expect, it } from 'vitest';
import { lintText, onlyProblem } from './lint-text.ts';

const RULE = 'koocontract/example-pairs';

/** One webhook with everything in order; each test puts one thing out of order. */
const DOCUMENT = `
openapi: 3.1.1
info: { title: t, version: '1' }
x-dispatch: { in: body, name: activity }
webhooks:
  open:
    post:
      x-idempotency:
        key: [order]
        same: [instance]
      x-result-codes:
        $ref: ./codes.yaml#/table
      requestBody:
        content:
          application/json:
            schema: { $ref: '#/components/schemas/Request' }
            examples:
              opened:
                x-provider-state: { name: an order exists, provides: [order] }
                value: { activity: open, order: A1 }
      responses:
        '200':
          description: The outcome.
          content:
            application/json:
              schema: { oneOf: [{ $ref: '#/components/schemas/Success' }, { type: object }] }
              examples:
                opened: { value: { code: '0', instance: I1 } }
                '3': { value: { code: '3' } }
        '401':
          description: Refused.
          content:
            application/json:
              examples:
                '1': { value: { other: '1' } }
components:
  schemas:
    Request: { allOf: [{ properties: { activity: { const: open } } }, { properties: { order: { type: string } } }] }
    Success: { properties: { code: { type: string }, instance: { type: string } } }
`.trim();

const CODES = `
table:
  code: code
  message: message
  codes:
    '0': { meaning: success, for: success }
    '1': { meaning: not authorised, status: 401, for: [unauthorized, stale] }
    '3': { meaning: unknown, for: unknown }
    '4': { meaning: anything else }
`.trim();

/** The document with one passage replaced, and the line (from 1) where the new text stands. */
function broken(from: string, to: string, text = DOCUMENT): { text: string; line: number } {
  const start = text.indexOf(from);
  if (start < 0) throw new Error(`The text holds no ${from}`);
  return { text: text.replace(from, to), line: text.slice(0, start).split('\n').length };
}

describe('koocontract/example-pairs', () => {
  it('accepts examples that fit each other', async () => {
    expect(await lintText(RULE, { 'a.yaml': DOCUMENT, 'codes.yaml': CODES })).toEqual([]);
  });

  it('finds a request example without a response example', async () => {
    const { text, line } = broken('opened:\n                x-', 'openend:\n                x-');
    const problems = await lintText(RULE, { 'a.yaml': text, 'codes.yaml': CODES });
    expect(problems).toContainEqual({
      file: 'a.yaml',
      line,
      message:
        'The request example "openend" has no response example of the same name. Add one to a response.',
      suggest: ['opened'],
    });
  });

  it('finds a response example that answers nothing', async () => {
    const { text, line } = broken("'3': { value", "'2': { value: {} }\n                '3': { value");
    const problem = await onlyProblem(RULE, { 'a.yaml': text, 'codes.yaml': CODES });
    expect(problem).toMatchObject({
      line,
      message: expect.stringMatching(/^The response example "2" answers no request/),
    });
  });

  it('pairs the examples of a parameter with those of the response', async () => {
    const text = DOCUMENT.replace(
      '      requestBody:',
      '      parameters: [{ name: p, in: query, examples: { again: { value: 1 } } }]\n      requestBody:',
    );
    const problem = await onlyProblem(RULE, { 'a.yaml': text, 'codes.yaml': CODES });
    expect(problem.message).toMatch(/The request example "again" has no response example/);
  });

  it('counts the parameters of the path item', async () => {
    const text = DOCUMENT.replace(
      '    post:',
      '    parameters: [{ name: p, in: query, examples: { again: { value: 1 } } }]\n    post:',
    );
    const problem = await onlyProblem(RULE, { 'a.yaml': text, 'codes.yaml': CODES });
    expect(problem.message).toMatch(/The request example "again" has no response example/);
  });

  it('finds a code with a role but no example', async () => {
    const { text } = broken("                '3': { value: { code: '3' } }\n", '');
    const { line } = broken('      responses:', '');
    const problem = await onlyProblem(RULE, { 'a.yaml': text, 'codes.yaml': CODES });
    expect(problem).toMatchObject({
      line,
      message: 'The result code "3" has a role but no example. Add one named "3" to the response 200.',
    });
  });

  it('finds an example under another status than the code has', async () => {
    const codes = CODES.replace('status: 401', 'status: 403');
    const { line } = broken("'1': { value", '');
    const problem = await onlyProblem(RULE, { 'a.yaml': DOCUMENT, 'codes.yaml': codes });
    expect(problem).toMatchObject({
      line,
      message: 'The example "1" stands under status 401; x-result-codes says 403.',
    });
  });

  it('finds an example that holds another code', async () => {
    const { text, line } = broken("{ code: '3' }", "{ code: '4' }");
    const problem = await onlyProblem(RULE, { 'a.yaml': text, 'codes.yaml': CODES });
    expect(problem).toMatchObject({ line, message: 'The example "3" holds another code.' });
  });

  it('finds a role given twice, in the file of the table', async () => {
    const { text, line } = broken('for: unknown', 'for: stale', CODES);
    const problem = await onlyProblem(RULE, { 'a.yaml': DOCUMENT, 'codes.yaml': text });
    expect(problem).toMatchObject({
      file: 'codes.yaml',
      line,
      message: 'The role "stale" is given to "1" and "3". Give it to one code only.',
    });
  });

  it('finds an idempotency key that the request does not have', async () => {
    const { text, line } = broken('key: [order]', 'key: [orders]');
    const problem = await onlyProblem(RULE, { 'a.yaml': text, 'codes.yaml': CODES });
    expect(problem).toMatchObject({
      line,
      suggest: ['order'],
      message: 'The request has no field "orders". It has activity, order.',
    });
  });

  it('finds a field to stay the same that the response does not have', async () => {
    const { text, line } = broken('same: [instance]', 'same: [id]');
    const problem = await onlyProblem(RULE, { 'a.yaml': text, 'codes.yaml': CODES });
    expect(problem).toMatchObject({
      line,
      message: 'The response has no field "id". It has code, instance.',
    });
  });

  it('finds a field that a state provides but the request does not have', async () => {
    const { text, line } = broken('provides: [order]', 'provides: [instance]');
    const problem = await onlyProblem(RULE, { 'a.yaml': text, 'codes.yaml': CODES });
    expect(problem).toMatchObject({
      line,
      message: 'The request has no field "instance". It has activity, order.',
    });
  });

  it('finds a webhook without a value to dispatch on', async () => {
    const { text } = broken('{ const: open }', '{ type: string }');
    const { line } = broken('post:', '');
    const problem = await onlyProblem(RULE, { 'a.yaml': text, 'codes.yaml': CODES });
    expect(problem).toMatchObject({
      line,
      message: 'x-dispatch tells webhooks apart by "activity". Give that field of this request a const.',
    });
  });

  it('finds two webhooks with the same value to dispatch on', async () => {
    const second = [
      '  close:',
      '    post:',
      '      requestBody:',
      '        content:',
      '          application/json:',
      '            schema: { properties: { activity: { const: open } } }',
      'components:',
    ];
    const { text, line } = broken('components:', second.join('\n'));
    const problem = await onlyProblem(RULE, { 'a.yaml': text, 'codes.yaml': CODES });
    expect(problem).toMatchObject({
      line: line + 5,
      message: expect.stringMatching(/^The activity "open" belongs to another/),
    });
  });

  it('takes a query parameter as the value to dispatch on', async () => {
    const text = DOCUMENT.replace('in: body', 'in: query').replace(
      '      requestBody:',
      '      parameters: [{ name: activity, in: query, schema: { const: open } }]\n      requestBody:',
    );
    expect(await lintText(RULE, { 'a.yaml': text, 'codes.yaml': CODES })).toEqual([]);
  });
});
