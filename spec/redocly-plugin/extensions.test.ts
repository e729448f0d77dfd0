import { describe, expect, it } from 'vitest';
import { lintText, onlyProblem } from './lint-text.ts';

const RULE = 'koocontract/extensions';

/** A document with these lines on its operation; the first of them stands on line 6. */
function withOperation(...lines: string[]): string {
  return [
    'openapi: 3.1.1',
    "info: { title: t, version: '1' }",
    'paths:',
    '  /a:',
    '    get:',
    ...lines.map((line) => `      ${line}`),
    '      responses: {}',
  ].join('\n');
}

describe('koocontract/extensions', () => {
  it('accepts extensions as they are documented', async () => {
    const text = withOperation(
      'x-source: { section: 10-saas-v2.md 3.1, page: https://support.huaweicloud.com/a.html }',
      'x-delivery: { timeout: 5, retry: { every: 3600, for: 10800 }, afterwards: manual restart }',
      "x-result-codes: { code: c, message: m, codes: { '1': { meaning: a, status: 401, for: [stale, invalid] } } }",
    );
    expect(await lintText(RULE, { 'a.yaml': text })).toEqual([]);
  });

  it('names the nearest extension when it does not know one', async () => {
    const problem = await onlyProblem(RULE, { 'a.yaml': withOperation('x-delivry: { timeout: 5 }') });
    expect(problem).toMatchObject({ line: 6, suggest: ['x-delivery'] });
    expect(problem.message).toMatch(/There is no extension "x-delivry". Known are x-guide, x-dispatch,/);
  });

  it('suggests nothing when no extension is near', async () => {
    const guide = `x-dispatch: { in: body, name: activity }\n${withOperation('x-something-else: 1')}`;
    const { suggest } = await onlyProblem(RULE, { 'a.yaml': guide });
    expect(suggest).toEqual([]);
  });

  it('leaves the extensions of other tools alone in a document that is no guide', async () => {
    expect(await lintText(RULE, { 'a.yaml': withOperation('x-something-else: 1') })).toEqual([]);
  });

  it('refuses an extension on an object where it means nothing', async () => {
    const problem = await onlyProblem(RULE, {
      'a.yaml': withOperation('x-dispatch: { in: body, name: activity }'),
    });
    expect(problem).toMatchObject({
      line: 6,
      message: 'x-dispatch means nothing on Operation. It belongs on Root.',
    });
  });

  it('leaves a schema property alone whose name begins with x-', async () => {
    const schema =
      'requestBody: { content: { a/b: { schema: { type: object, properties: { x-sign: { type: string } } } } } }';
    expect(await lintText(RULE, { 'a.yaml': withOperation(schema) })).toEqual([]);
  });

  it('points at an unknown field and names the allowed ones', async () => {
    const text = withOperation('x-delivery:', '  timeout: 5', '  afterward: none');
    const problems = await lintText(RULE, { 'a.yaml': text });
    expect(problems).toContainEqual({
      file: 'a.yaml',
      line: 8,
      message: 'x-delivery has no field "afterward". Allowed are "timeout", "retry", "afterwards".',
      suggest: ['afterwards'],
    });
  });

  it('names a missing field', async () => {
    const problem = await onlyProblem(RULE, { 'a.yaml': withOperation('x-idempotency: { same: [] }') });
    expect(problem).toMatchObject({ line: 6, message: 'x-idempotency lacks "key". Add it.' });
  });

  it('shows the value that is none of the allowed ones', async () => {
    const text = withOperation(
      'x-requirement:',
      '  one-time: mandatory',
      '  period: always',
      '  pay-per-use: none',
    );
    expect(await onlyProblem(RULE, { 'a.yaml': text })).toMatchObject({
      line: 8,
      message: 'x-requirement.period is "always". Allowed are "mandatory", "optional", "none".',
    });
  });

  it('shows the value that has the wrong type', async () => {
    const text = withOperation('x-delivery:', '  timeout: 5 s', '  afterwards: none');
    expect(await onlyProblem(RULE, { 'a.yaml': text })).toMatchObject({
      line: 7,
      message: 'x-delivery.timeout is "5 s". It must be of type integer.',
    });
  });

  it('shows the pattern that a value does not match', async () => {
    const text = withOperation('x-source:', '  section: A-4', '  page: support.huaweicloud.com');
    expect(await onlyProblem(RULE, { 'a.yaml': text })).toMatchObject({
      line: 8,
      message: 'x-source.page is "support.huaweicloud.com". It must match the pattern ^https://',
    });
  });

  it('checks a role given alone and one given in a list', async () => {
    const text = withOperation(
      'x-result-codes:',
      '  code: c',
      '  message: m',
      '  codes:',
      "    '1': { meaning: a, for: done }",
      "    '2': { meaning: a, for: [stale, late] }",
    );
    const problems = await lintText(RULE, { 'a.yaml': text });
    expect(problems.map(({ line, message }) => [line, message.split('. ')[0]])).toEqual([
      [10, 'x-result-codes.codes.1.for is "done"'],
      [11, 'x-result-codes.codes.2.for.1 is "late"'],
    ]);
  });

  it('shows a wrong value in a shared file at its own line there', async () => {
    const problem = await onlyProblem(RULE, {
      'a.yaml': withOperation('x-result-codes:', '  $ref: ./shared.yaml#/table'),
      'shared.yaml': ['table:', '  code: c', '  message: m', '  codes:', "    '1':", '      meaning: 7'].join(
        '\n',
      ),
    });
    expect(problem).toMatchObject({
      file: 'shared.yaml',
      line: 6,
      message: 'x-result-codes.codes.1.meaning is 7. It must be of type string.',
    });
  });

  it('shows a mistake in a shared value once, however often it is used', async () => {
    const second = [
      '    put:',
      '      x-result-codes: { $ref: ./shared.yaml#/table }',
      '      responses: {}',
    ];
    const problem = await onlyProblem(RULE, {
      'a.yaml': [withOperation('x-result-codes: { $ref: ./shared.yaml#/table }'), ...second].join('\n'),
      'shared.yaml': "table: { code: c, message: m, codes: { '1': { meaning: 7 } } }",
    });
    expect(problem.file).toBe('shared.yaml');
  });

  it('follows a $ref one level below the top of an extension', async () => {
    const problem = await onlyProblem(RULE, {
      'a.yaml': withOperation(
        'x-result-codes: { code: c, message: m, codes: { $ref: ./shared.yaml#/codes } }',
      ),
      'shared.yaml': ['codes:', "  '1': { meaning: a, state: 200 }"].join('\n'),
    });
    expect(problem).toMatchObject({ file: 'shared.yaml', line: 2, suggest: ['status'] });
  });

  it('refuses a $ref that would be lost on bundling', async () => {
    const problem = await onlyProblem(RULE, {
      'a.yaml': withOperation(
        "x-result-codes: { code: c, message: m, codes: { '1': { $ref: ./shared.yaml#/row } } }",
      ),
      'shared.yaml': 'row: { meaning: a }',
    });
    expect(problem.message).toMatch(/A \$ref so deep inside x-result-codes is lost on bundling/);
  });
});
