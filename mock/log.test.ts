import { PassThrough } from 'node:stream';
import { WriteStream } from 'node:tty';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { MockEvent } from './answer-request.ts';
import { createLog } from './log.ts';

const answered: MockEvent = {
  method: 'POST',
  path: '/saas',
  exchange: 'newInstance',
  example: 'created',
  answer: { status: 200, headers: {}, body: '{}' },
  code: '000000',
  cause: undefined,
  role: undefined,
};

function printed(event: MockEvent, terminal = false): string {
  const { getColorDepth } = WriteStream.prototype;
  const stream = Object.assign(new PassThrough(), { isTTY: terminal, getColorDepth });
  createLog(stream)(event);
  return String(stream.read());
}

describe('the log', () => {
  afterEach(() => {
    vi.unstubAllEnvs();
  });

  it('prints what came in and what went out', () => {
    expect(printed(answered)).toBe('→ POST /saas  newInstance  created\n← 200 000000\n');
  });

  it('prints why a request was refused', () => {
    const refused = { ...answered, example: undefined, code: '000002', cause: 'unknown activity' };
    expect(printed(refused)).toBe('→ POST /saas  newInstance\n← 200 000002  unknown activity\n');
  });

  it('lets nothing from outside steer the terminal', () => {
    const refused = { ...answered, cause: 'unknown \u001b[2J\r\n\u202ename' };
    expect(printed(refused)).toContain(String.raw`unknown \u{1b}[2J\u{d}\u{a}\u{202e}name`);
  });

  it('uses colours on a terminal only, and not with NO_COLOR', () => {
    vi.stubEnv('FORCE_COLOR', undefined);
    vi.stubEnv('NO_COLOR', undefined);
    vi.stubEnv('TERM', 'xterm-256color');
    // Node colours nothing on a CI machine it does not know.
    vi.stubEnv('CI', undefined);
    const code = String.fromCharCode(27);
    expect(printed(answered, true)).toContain(code);
    expect(printed(answered)).not.toContain(code);
    vi.stubEnv('NO_COLOR', '1');
    expect(printed(answered, true)).not.toContain(code);
  });
});
