import { describe, expect, it } from 'vitest';
import { readReport } from './read-report.ts';

const concerned = {
  ruleId: 'koocontract/concerned',
  impact: 'patch',
  message: '{"exchanges":["webhook a"],"part":"request body .b"}',
};
const removed = { ruleId: 'property-removed', impact: 'major', message: 'Property `b` was removed.' };
const side = { file: 'a.yaml', pointer: '#/a', line: 3, col: 1, value: { type: 'string' } };
const change = { kind: 'removed', impact: 'major', verdicts: [concerned, removed], base: side };
const report = { reportVersion: '1', summary: { major: 1, minor: 0, patch: 0 }, changes: [change] };

function read(content: unknown) {
  return readReport(JSON.stringify(content) ?? '', '2.99.0');
}

describe('what Redocly reports', () => {
  it('is read', () => {
    expect(read(report)).toEqual([
      {
        kind: 'removed',
        property: '',
        concerned: { exchanges: ['webhook a'], part: 'request body .b' },
        verdicts: [{ rule: 'property-removed', message: 'Property `b` was removed.' }],
        base: { file: 'a.yaml', pointer: '#/a', line: 3, value: { type: 'string' } },
        revision: undefined,
      },
    ]);
  });

  it.each([
    ['another version', { ...report, reportVersion: '2' }, '`reportVersion` is not 1'],
    ['no list of changes', { ...report, changes: { a: change } }, '`changes` is no list'],
    ['another kind of change', { ...report, changes: [{ ...change, kind: 'moved' }] }, '`changes[0]` is {'],
    ['a change without its place', { ...report, changes: [{ ...change, base: {} }] }, '`changes[0]` is {'],
    [
      'a change that our rules were not asked about',
      { ...report, changes: [{ ...change, verdicts: [removed] }] },
      '`changes[0]` is {',
    ],
    [
      'another impact',
      { ...report, changes: [{ ...change, verdicts: [concerned, { ...removed, impact: 'breaking' }] }] },
      '`changes[0]` is {',
    ],
    [
      'verdicts of another form',
      { ...report, changes: [{ ...change, verdicts: [concerned] }] },
      'it counts 1 breaking changes, where 0 are described',
    ],
    ['no text at all', undefined, '`reportVersion` is not 1'],
  ])('is an error that names the version and the way back: %s', (_, content, what) => {
    const message = `@redocly/cli 2.99.0 reports differences in a form that is not known here: ${what}`;
    expect(() => read(content)).toThrow(message);
    expect(() => read(content)).toThrow('`npm install @redocly/cli@2.77` brings it back.');
  });

  it('may be cut short', () => {
    expect(() => readReport('{"reportVersion":"1","chan', '2.99.0')).toThrow('not known here');
  });
});
