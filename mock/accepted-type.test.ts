import { expect, it } from 'vitest';
import type { Reply } from '../generator/model/model.ts';
import { acceptedType } from './accepted-type.ts';

const reply = (status: string, mediaType: string): Reply => ({
  status,
  typeName: 'It',
  description: '',
  content: { mediaType, format: 'json', required: false, schema: true },
  refusals: {},
});
const responses = [reply('200', 'application/json'), reply('200', 'text/csv'), reply('400', 'text/html')];

it.each([
  ['text/csv', 'text/csv'],
  ['image/png, text/csv;q=0.9', 'text/csv'],
  ['application/json, text/csv', undefined],
  ['*/*, text/csv', undefined],
  ['text/html', undefined],
  ['', undefined],
])('accepting %s is to ask for %s', (accept, expected) => {
  expect(acceptedType({ responses }, '200', accept)).toBe(expected);
});
