import { createHash } from 'node:crypto';
import { recordAt, textAt } from '../../../generator/load/openapi.ts';
import type { Behaviours } from '../../behaviour.ts';
import { append } from './bounded.ts';
import { refused } from './refusal.ts';
import { meaningOf } from './test-values.ts';

/** A licence that was delivered. */
export interface KeptUpload {
  readonly event_id: string;
  /** When it came, in ISO 8601. */
  readonly received: string;
  readonly type: string;
  readonly file_name?: string;
  /** Of the file, in bytes. */
  readonly size?: number;
  /** Of the file that came. */
  readonly sha256?: string;
  readonly characters?: string;
}

/** What is wrong with the application for a licence, which only the platform can know. Any other event is in order. */
export const testEvents = {
  'TEST-RESOURCE-INVALID': '91381033',
  'TEST-UNKNOWN': '91381034',
  'TEST-NO-AMOUNT': '91381035',
  'TEST-INNER-ERROR': '91381036',
  'TEST-FORMAT-INVALID': '91381037',
  'TEST-DENIED': '91381038',
  'TEST-NO-ROLE': '91380150',
  'TEST-FOREIGN': 'CBC.0150',
  'TEST-SYSTEM-ERROR': 'CBC.0999',
} as const;

/**
 * The upload of a licence (zh-cn_topic_0070649351).
 *
 * @param kept what comes is added to it
 * @param now milliseconds since 1970
 */
export function uploadBehaviours(kept: KeptUpload[], now: () => number): Behaviours {
  return {
    async uploadFile(input) {
      const event_id = textAt(recordAt(input, 'path'), 'event_id');
      const body = recordAt(input, 'body');
      const fields = recordAt(body, 'isvUpdateFileReq');
      const code = meaningOf(testEvents, event_id);
      if (code !== undefined)
        return refused({ code, cause: `event_id ${event_id} is a test value for this code` });
      const received = new Date(now()).toISOString();
      const type = textAt(fields, 'type');
      if (type === 'CHARACTERS') {
        append(kept, { event_id, received, type, characters: textAt(fields, 'characters') });
        return { example: 'characters' };
      }
      const { bytes, name } = await fileIn(body);
      const file_name = textAt(fields, 'file_name') || name;
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      const given = textAt(fields, 'sha256').toLowerCase();
      if (sha256 !== given)
        return refused({ code: '91381037', cause: `the SHA-256 of the file is ${sha256}, not ${given}` });
      append(kept, { event_id, received, type, file_name, size: bytes.byteLength, sha256 });
      return { example: 'file' };
    },
  };
}

/** A part without a file name has come as text. */
async function fileIn(body: Readonly<Record<string, unknown>>): Promise<{ bytes: Uint8Array; name: string }> {
  const { file } = body;
  if (!(file instanceof File)) return { bytes: Buffer.from(String(file)), name: '' };
  return { bytes: new Uint8Array(await file.arrayBuffer()), name: file.name };
}
