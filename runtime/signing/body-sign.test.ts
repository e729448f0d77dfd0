import { Buffer } from 'node:buffer';
import { describe, expect, it } from 'vitest';
import { bodySign } from './body-sign.ts';
import { createRandom } from './random.test-helper.ts';

const credentials = { key: 'the-secret-key' };

describe('bodySign', () => {
  it('accepts what it has signed, whatever the bytes, and refuses it with any of them changed', () => {
    const random = createRandom('body-sign');
    for (let round = 0; round < 300; round++) {
      const body = Buffer.from(random.pick([random.text(), JSON.stringify(random.json(3)), ' ']));
      const key = random.text();
      const headers = bodySign.sign({ headers: {}, body }, { key });
      expect(bodySign.verify({ headers, body }, { key }), `round ${round}`).toBeUndefined();
      const longer = Buffer.concat([body, Buffer.of(10)]);
      expect(bodySign.verify({ headers, body: longer }, { key })?.reason).toBe('mismatch');
      if (body.length === 0) continue;
      const at = random.below(body.length);
      body[at] = (body[at] ?? 0) ^ 1;
      expect(bodySign.verify({ headers, body }, { key })?.reason, `round ${round}`).toBe('mismatch');
    }
  });

  it('says which name was meant when its case is wrong', () => {
    const failure = bodySign.verify({ headers: { 'body-sign': 'x' }, body: Buffer.of() }, credentials);
    expect(failure?.message).toContain('"body-sign" must be written "Body-Sign"');
  });

  it('tells neither the key nor the right signature when it refuses', () => {
    const body = Buffer.from('{}');
    const headers = bodySign.sign({ headers: {}, body: Buffer.from('[]') }, credentials);
    const [right = ''] =
      bodySign.sign({ headers: {}, body }, credentials)['Body-Sign']?.match(/.{43}=/) ?? [];
    const { message } = bodySign.verify({ headers, body }, credentials) ?? {};
    expect(right).not.toBe('');
    expect(message).not.toContain(right);
    expect(message).not.toContain('the-secret-key');
  });
});
