import { createHash, randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createClient } from '../../../generated/open-api/client.ts';
import { sdkHmacSha256 } from '../../../runtime/signing/sdk-hmac-sha256.ts';
import { akSk, mockGuide } from '../../testing/running-mock.ts';

const now = Date.UTC(2026, 0, 2, 15, 35, 55);
const received = '2026-01-02T15:35:55.000Z';
const mock = await mockGuide('open-api', 'platform', { now: () => now });
const client = createClient({ url: mock.url, credentials: { sdkHmacSha256: akSk } });
const event = '87b94795-0603-4e24-8ae5-69420d60e3c8';
const bytes = randomBytes(1_000_000);
const sha256 = createHash('sha256').update(bytes).digest('hex');
const success = { error_code: 'CBC.0000', error_msg: 'Success' };

function upload(body: Parameters<typeof client.uploadFile>[0]['body'], event_id = event) {
  return client.uploadFile({ path: { event_id }, body });
}

/** Uploads parts as they are, signed. */
async function uploadParts(parts: readonly string[], boundary = 'boundary-of-a-test') {
  const text = parts.map((part) => `--${boundary}\r\nContent-Disposition: form-data; ${part}\r\n`).join('');
  const request = {
    method: 'POST',
    url: new URL(`${mock.url}/api/mkp-openapi-public/global/v1/market-event/${event}/file`),
    headers: new Headers({ 'content-type': `multipart/form-data; boundary=${boundary}` }),
    body: Buffer.from(`${text}--${boundary}--\r\n`),
  };
  const signed = sdkHmacSha256.sign(request, akSk, { now: Date.now(), nonce: '' });
  const response = await fetch(signed.url, { method: 'POST', headers: signed.headers, body: request.body });
  return { status: response.status, json: await response.json() };
}

async function lastKept(): Promise<unknown> {
  const response = await fetch(`${mock.url}/__mock/uploads`);
  expect(response.headers.get('content-type')).toBe('application/json');
  return Object(await response.json()).at(-1);
}

describe('an upload', () => {
  it('of a text is taken and kept', async () => {
    const { data } = await upload({ isvUpdateFileReq: { type: 'CHARACTERS', characters: '授权 111' } });
    expect(data).toEqual(success);
    expect(await lastKept()).toEqual({
      event_id: event,
      received,
      type: 'CHARACTERS',
      characters: '授权 111',
    });
  });

  it('of a binary file is taken, and its hash and size are kept', async () => {
    const { data } = await upload({
      file: new File([bytes], 'sent.bin'),
      isvUpdateFileReq: { type: 'FILE', file_name: '授权.bin', sha256: sha256.toUpperCase() },
    });
    expect(data).toEqual(success);
    expect(await lastKept()).toEqual({
      event_id: event,
      received,
      type: 'FILE',
      file_name: '授权.bin',
      size: 1_000_000,
      sha256,
    });
  });

  it('may leave out the name of the file', async () => {
    const file = new File([bytes], 'sent.bin');
    const { data } = await upload({ file, isvUpdateFileReq: { type: 'FILE', sha256 } });
    expect(data).toEqual(success);
    expect(await lastKept()).toMatchObject({ file_name: 'sent.bin', sha256 });
  });

  it('may be a JSON file', async () => {
    const text = '{ "licence": 1 }';
    const hash = createHash('sha256').update(text).digest('hex');
    const file = new File([text], 'licence.json', { type: 'application/json' });
    const { data } = await upload({ file, isvUpdateFileReq: { type: 'FILE', sha256: hash } });
    expect(data).toEqual(success);
  });

  it('is taken in the form of the sample, whose JSON part has no file name', async () => {
    const answer = await uploadParts([
      'name="file"; filename="111.jpg"\r\nContent-Type: multipart/form-data\r\n\r\nthe bytes of 111.jpg',
      'name="isvUpdateFileReq"\r\nContent-Type: application/json\r\n\r\n{"type":"FILE","sha256":"f8640a7641a5a48ad8b3bfa2589f7c8373ec9b90c791cea7178ef1571e31744d","characters":"111"}',
    ]);
    expect(answer).toEqual({ status: 200, json: success });
    expect(await lastKept()).toMatchObject({ file_name: '111.jpg', size: 20 });
  });

  it('of another file than the hash says is refused', async () => {
    const before = await lastKept();
    const { data } = await upload({
      file: new File([bytes, '.'], 'sent.bin'),
      isvUpdateFileReq: { type: 'FILE', sha256 },
    });
    expect(data).toEqual({ error_code: '91381037', error_msg: 'Invalid license format' });
    expect(mock.lastEvent()?.cause).toContain(`not ${sha256}`);
    expect(await lastKept()).toEqual(before);
  });

  it.each([
    ['without its file', { type: 'FILE', sha256 }],
    ['without hash', { type: 'FILE' }],
    ['without text', { type: 'CHARACTERS' }],
    ['of another type', { type: 'STRING', characters: '1' }],
  ])('%s is refused', async (what, fields) => {
    const file = `name="file"; filename="a.bin"\r\n\r\nabc`;
    const json = `name="isvUpdateFileReq"\r\n\r\n${JSON.stringify(fields)}`;
    const answer = await uploadParts(what === 'without its file' ? [json] : [file, json]);
    expect(answer).toMatchObject({ status: 400, json: { error_code: 'CBC.0101' } });
  });

  it.each([
    ['TEST-RESOURCE-INVALID', 200, '91381033'],
    ['TEST-UNKNOWN', 200, '91381034'],
    ['TEST-NO-AMOUNT', 200, '91381035'],
    ['TEST-INNER-ERROR', 200, '91381036'],
    ['TEST-FORMAT-INVALID', 200, '91381037'],
    ['TEST-DENIED', 200, '91381038'],
    ['TEST-NO-ROLE', 200, '91380150'],
    ['TEST-FOREIGN', 403, 'CBC.0150'],
    ['TEST-SYSTEM-ERROR', 500, 'CBC.0999'],
  ])('for the event %s is answered %d %s', async (name, status, code) => {
    const body = { isvUpdateFileReq: { type: 'CHARACTERS' as const, characters: '1' } };
    const { data, error, response } = await upload(body, `${name}-7`);
    expect(response.status).toBe(status);
    expect(data ?? error).toMatchObject({ error_code: code });
    expect(mock.faults('uploadFile', status, data ?? error)).toBe('');
  });
});
