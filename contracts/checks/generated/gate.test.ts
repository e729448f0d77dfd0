import { expect, it } from 'vitest';
import { createGate } from './gate.ts';

it('lets all pass, then one alone, then the others', async () => {
  const gate = createGate();
  const course: string[] = [];
  const first = Promise.withResolvers<void>();
  const passed = gate.pass(async () => {
    await first.promise;
    course.push('first');
  });
  const closing = gate.close();
  const second = gate.pass(async () => course.push('second'));
  first.resolve();
  const open = await closing;
  course.push('alone');
  open();
  await Promise.all([passed, second]);
  expect(course).toEqual(['first', 'alone', 'second']);
});

it('lets two be alone one after the other', async () => {
  const gate = createGate();
  const open = await gate.close();
  let isOpen = false;
  const next = gate.close().then((opened) => {
    expect(isOpen).toBe(true);
    opened();
  });
  isOpen = true;
  open();
  await next;
});
