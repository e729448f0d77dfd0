import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { packageRoot } from '../../generator/package-root.ts';
import { temporaryFolder } from '../../generator/testing/temporary.ts';
import type { Change } from './change.ts';
import { compareDocuments } from './compare.ts';

/** How a guide differs from one in which a text of a file is replaced. */
async function changed(
  guide: string,
  [file, from, to]: readonly [string, string | RegExp, string],
): Promise<readonly Change[]> {
  const folder = temporaryFolder();
  cpSync(join(packageRoot, 'spec'), join(folder, 'spec'), { recursive: true });
  const path = join(folder, 'spec', file);
  const text = readFileSync(path, 'utf8');
  expect(text.replace(from, to)).not.toBe(text);
  writeFileSync(path, text.replace(from, to));
  mkdirSync(join(folder, 'room'));
  const names = { old: guide, new: join(folder, 'spec', `${guide}.yaml`) };
  return (await compareDocuments(names, join(folder, 'room'))).changes;
}

const required = 'required: [activity, instanceId]';

describe('a change of a guide', () => {
  it.each([
    [
      'the platform sends a field more',
      ['saas-v2.yaml', required, 'required: [activity, instanceId, testFlag]'],
    ],
    [
      'the platform asks for a field less',
      [
        'saas-v2.yaml',
        'required: [resultCode]\n      properties:\n        resultCode:\n          type: string\n          maxLength: 6\n          enum:',
        'properties:\n        resultCode:\n          type: string\n          maxLength: 6\n          enum:',
      ],
    ],
    ['there is more time', ['saas-v2.yaml', 'timeout: 5', 'timeout: 8']],
    [
      'a result code comes to be',
      ['shared/callback-codes.yaml', '"000107":', '"000108": { meaning: new }\n    "000107":'],
    ],
    [
      'a webhook is no longer mandatory',
      ['saas-v2.yaml', /one-time: mandatory, period/, 'one-time: optional, period'],
    ],
  ] as const)('breaks nothing: %s', async (_, change) => {
    const changes = await changed('saas-v2', change);
    expect(changes.filter(({ breaking }) => breaking)).toEqual([]);
  });

  it.each([
    [
      'the platform sends a field less',
      ['saas-v2.yaml', required, 'required: [activity]'],
      {
        exchanges: ['webhook queryInstance'],
        message: expect.stringContaining('no longer required: `instanceId`'),
      },
    ],
    [
      'the platform asks for a field more',
      ['saas-v2.yaml', 'required: [resultCode]', 'required: [resultCode, resultMsg]'],
      {
        exchanges: ['webhook newInstance'],
        message: expect.stringContaining('became required: `resultMsg`'),
      },
    ],
    [
      'the platform sends a parameter less',
      ['saas-v2.yaml', /\n *- \$ref: .*Nonce/, ''],
      { exchanges: ['webhook newInstance'], message: 'The query parameter `nonce` is no longer sent.' },
    ],
    [
      'requests are signed in another way',
      ['shared/body-signature.yaml', 'scheme: saas-v2', 'scheme: kit-v2'],
      {
        exchanges: expect.arrayContaining(['webhook newInstance', 'webhook releaseInstance']),
        message: 'Requests are signed by `kit-v2` now, before by `saas-v2`.',
      },
    ],
    [
      'there is less time',
      ['saas-v2.yaml', 'timeout: 5', 'timeout: 3'],
      {
        exchanges: ['webhook newInstance'],
        message: 'Answers must come within 3 seconds now, before within 5.',
      },
    ],
    [
      'a result code is gone',
      ['shared/callback-codes.yaml', /\n *"000107": &domain (.*)/, '\n    "000108": &domain $1'],
      { message: 'Answers may no longer have the result code 000107.' },
    ],
    [
      'webhooks are told apart by another field',
      ['saas-v2.yaml', 'name: activity', 'name: action'],
      {
        exchanges: [],
        message: 'Webhooks are told apart by `action` in the body now, before by `activity` in the body.',
      },
    ],
    [
      'a webhook becomes mandatory',
      ['saas-v2.yaml', 'pay-per-use: none', 'pay-per-use: mandatory'],
      { message: 'It is mandatory now for products sold pay-per-use.' },
    ],
    [
      'a webhook is renamed',
      ['saas-v2.yaml', '\n  queryInstance:\n    post:', '\n  queryInstances:\n    post:'],
      {
        exchanges: ['webhook queryInstances'],
        message: 'Webhook `queryInstance` was renamed to `queryInstances`.',
      },
    ],
  ] as const)('breaks receivers: %s', async (_, change, expected) => {
    const changes = await changed('saas-v2', change);
    expect(changes.filter(({ breaking }) => breaking)).toContainEqual(expect.objectContaining(expected));
  });

  it.each([
    [
      'answers are no longer signed: nobody must do more',
      'kit-v1',
      ['kit-v1.yaml', / *x-response-signature: body-sign\n/, ''],
      undefined,
    ],
    [
      'the address of a webhook changes',
      'kit-v1',
      ['kit-v1.yaml', 'x-subpath: /produceAPI/authSync', 'x-subpath: /produceAPI/auth'],
      "Requests are sent to `/produceAPI/auth` below the receiver's address now, before to `/produceAPI/authSync`.",
    ],
    [
      'what merchants call is signed in another way',
      'open-api',
      ['shared/ak-sk.yaml', /scheme: [\w-]+/, 'scheme: usage-push'],
      expect.stringContaining('Requests are signed by `usage-push` now, before by'),
    ],
  ] as const)('is understood in every kind of guide: %s', async (_, guide, change, message) => {
    const breaking = (await changed(guide, change)).filter((each) => each.breaking);
    expect(breaking.map((each) => each.message)).toEqual(message === undefined ? [] : [message]);
  });
});
