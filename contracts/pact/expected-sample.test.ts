import { describe, expect, it } from 'vitest';
import { expectedSample } from './expected-sample.ts';
import { exactly, jsonText, like } from './matchers.ts';

describe('an expected sample', () => {
  it('has all fields of the sample, mandatory or not', () => {
    const schema = { type: 'object', required: ['a'], properties: { a: { type: 'string' } } };
    expect(expectedSample(schema, { a: 'x', b: 1 }, {})).toEqual({ a: like('x'), b: like(1) });
  });

  it('has enumerated and missing values exactly', () => {
    const schema = { properties: { status: { enum: ['ALIVE', 'EXPIRED'] }, fixed: { const: 1 } } };
    expect(expectedSample(schema, { status: 'ALIVE', fixed: 1, gone: null, none: [] }, {})).toEqual({
      status: exactly('ALIVE'),
      fixed: exactly(1),
      gone: exactly(null),
      none: exactly([]),
    });
  });

  it('has the result code exactly, at the top only', () => {
    expect(expectedSample(true, { code: '0', data: { code: '1' } }, {}, 'code')).toEqual({
      code: exactly('0'),
      data: { code: like('1') },
    });
  });

  it('has the entries of a list one by one', () => {
    const schema = { items: { $ref: '#/components/schemas/Entry' } };
    const components = { Entry: { properties: { code: { enum: ['001', '002'] } } } };
    expect(expectedSample(schema, [{ code: '002' }, { code: '001' }], components)).toEqual([
      { code: exactly('002') },
      { code: exactly('001') },
    ]);
  });

  it('follows references and allOf, and the branch that fits', () => {
    const components = { Time: { type: 'string', pattern: '^\\d{14}$' } };
    const time = { allOf: [{ $ref: '#/components/schemas/Time' }] };
    const schema = { allOf: [{ oneOf: [{ type: 'string' }, { type: 'object', properties: { time } }] }] };
    const sample = { time: '20230726121646' };
    expect(expectedSample(schema, sample, components)).toEqual({
      time: jsonText('^\\d{14}$', '20230726121646'),
    });
  });
});
