import { expect, it } from 'vitest';
import { isInData } from './in-data.ts';

it.each([
  '#/info/x-logo',
  '#/components/x-policies/all/0',
  '#/paths/~1a/get/responses/200/content/application~1json/schema/properties/a/example',
  '#/paths/~1a/get/parameters/0/schema/default/b',
])('%s is data', (pointer) => {
  expect(isInData(pointer)).toBe(true);
});

it.each([
  '#/x-webhooks/x-paid/post',
  '#/paths/~1a/get/responses/default',
  '#/components/schemas/example/properties/x-a',
  '#/components/schemas/x-a/properties/default',
  '#/components/headers/x-rate',
  '#/paths/~1a/get/responses/200/content/x-a~1b/schema',
  '#/components/examples/default',
])('%s is none', (pointer) => {
  expect(isInData(pointer)).toBe(false);
});
