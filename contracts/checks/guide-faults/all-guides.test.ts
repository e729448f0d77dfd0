import { readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { guideFaults } from '../../testing/guide-faults/all-guide-faults.ts';

it('every guide with faulty merchants has a test file here', () => {
  const files = readdirSync(import.meta.dirname).map((file) => file.replace('.test.ts', ''));
  expect(files.toSorted()).toEqual([...Object.keys(guideFaults), 'all-guides'].toSorted());
});
