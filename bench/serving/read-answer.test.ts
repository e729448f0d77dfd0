import { expect, test } from 'vitest';
import { readAnswer } from './read-answer.ts';

test('an answer is whole when its body is as long as its head says', () => {
  const head = 'HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\n';
  expect(readAnswer(head.slice(0, -1))).toBeUndefined();
  expect(readAnswer(`${head}abc`)).toBeUndefined();
  expect(readAnswer(`${head}abcd`)).toEqual({ status: 200, body: 'abcd' });
});

test('a chunked answer ends with an empty chunk', () => {
  const begun = 'HTTP/1.1 201 Created\r\ntransfer-encoding: chunked\r\n\r\n2\r\nab\r\n';
  expect(readAnswer(begun)).toBeUndefined();
  expect(readAnswer(`${begun}0\r\n\r\n`)?.status).toBe(201);
});

test('an answer may have no body', () => {
  expect(readAnswer('HTTP/1.1 204 No Content\r\nDate: today\r\n\r\n')).toEqual({ status: 204, body: '' });
});
