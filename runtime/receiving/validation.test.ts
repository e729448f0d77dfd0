import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { characters, describeFaults, equal, validator } from './validation.ts';

function faultsOf(schema: object, value: unknown): string {
  const result = validator(new Ajv2020({ strict: false }).compile(schema))(value);
  return result.ok ? '' : describeFaults(result.faults);
}

const created = {
  type: 'object',
  required: ['resultCode', 'instanceId'],
  properties: { resultCode: { enum: ['000000', '000004'] }, instanceId: { type: 'string' } },
};
const refused = {
  type: 'object',
  required: ['resultCode'],
  properties: { resultCode: { enum: ['000001', '000002'] } },
};

describe('validator', () => {
  it('says what is wrong where', () => {
    expect(
      faultsOf(
        { type: 'object', properties: { a: { type: 'array', items: { maxLength: 2 } } } },
        { a: ['x', 'long'] },
      ),
    ).toBe('a.1 must NOT have more than 2 characters');
    expect(faultsOf({ properties: { scene: { enum: ['RENEWAL'] } } }, { scene: 'RENEW' })).toBe(
      'scene must be equal to one of the allowed values: ["RENEWAL"]',
    );
  });

  it('of a union, complains about the alternative that was meant', () => {
    expect(faultsOf({ oneOf: [created, refused] }, { resultCode: '000000' })).toBe(
      "must have required property 'instanceId'",
    );
    expect(faultsOf({ oneOf: [created, refused] }, { resultCode: '000000', instanceId: 7 })).toBe(
      'instanceId must be string',
    );
    expect(faultsOf({ oneOf: [refused, created] }, { resultCode: '000000' })).toBe(
      "must have required property 'instanceId'",
    );
  });

  it('of a union where none was meant, complains about all', () => {
    expect(faultsOf({ oneOf: [created, refused] }, { resultCode: '999999', instanceId: 'x' })).toContain(
      'must match exactly one schema',
    );
  });
});

describe('what Ajv would import', () => {
  it.each([
    ['', 0],
    ['abc', 3],
    ['中文', 2],
    ['😀', 1],
    ['a😀b', 3],
    ['\ud83d', 1],
    ['\ude00\ud83d', 2],
  ])('counts the characters of %j', (text, count) => {
    expect(characters(text)).toBe(count);
  });

  it('compares JSON values deeply', () => {
    expect(equal({ a: [1, { b: null }] }, { a: [1, { b: null }] })).toBe(true);
    expect(equal({ a: 1 }, { a: 1, b: 2 })).toBe(false);
    expect(equal([1], { 0: 1 })).toBe(false);
    expect(equal({ a: undefined }, { b: undefined })).toBe(false);
  });
});
