import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { VerifyEvent } from '../events.ts';
import { consoleReport, createConsoleReporter } from './console.ts';
import { failed, hostile, passed, reportOf, skipped, warned } from './sample-report.test-helper.ts';

const plain = (_format: string, given: string) => given;

describe('the report on screen', () => {
  it('shows an overview, a block for each failure, and a summary', () => {
    expect(
      consoleReport(reportOf(passed, failed, warned, skipped), plain),
    ).toBe(`saas-v2 at https://shop.example/saas

✗ signature  1 of 2 passed
    ✗ A request with a wrong signature is refused with 000001 (signature.wrong)
! life-cycle  0 of 2 passed
    ! upgradeInstance succeeds, if the product can be upgraded (life-cycle.upgrade)
        upgradeInstance, which is optional, was refused.
    – queryInstance answers with an entry (life-cycle.query)
        newInstance opens no instance; see life-cycle.create.

1. A request with a wrong signature is refused with 000001
   signature.wrong, in debugging calls

   A request whose signature differs in its last digit was accepted.

   background  queryInstance: Sent while the customer looks at a purchased service.
   expected    resultCode 000001
   actual      resultCode 000000 (success.), HTTP 200
   sent        POST https://shop.example/saas?signature=AB&timestamp=1680508066618&nonce=CD
               Content-Type: application/json;charset=utf8
               {"activity":"queryInstance","instanceId":"a"}
   came        HTTP 200, application/json, after 0.03 s
               {"resultCode":"000000"}
   documented  10-saas-v2.md, 2.2 Request signature
               https://support.huaweicloud.com/accessg-marketplace/zh-cn_topic_0070649476.html
   reproduce   koocontract verify https://shop.example/saas --guide saas-v2 --only signature.wrong --calls debug

✗ 1 passed, 1 failed, 1 warning, 1 skipped, in 1.23 s
  failed: signature 1
`);
  });

  it('says once what is the same in both kinds of calls', () => {
    const shown = consoleReport(reportOf(warned, { ...warned, calls: 'real' }), plain);
    expect(shown.match(/upgradeInstance succeeds/g)).toHaveLength(1);
    const failure = consoleReport(reportOf(failed, { ...failed, calls: 'real' }), plain);
    expect(failure).toContain('signature.wrong, in debugging calls and real calls');
    expect(failure).not.toContain('2. ');
  });

  it('tells a cause once that made many checks impossible', () => {
    const many = ['life-cycle.a', 'life-cycle.b', 'life-cycle.c'].map((id) => ({ ...skipped, id }));
    const shown = consoleReport(reportOf(...many), plain);
    expect(shown).toContain('    – 3 checks skipped\n        newInstance opens no instance');
    expect(shown.match(/newInstance opens no instance/g)).toHaveLength(1);
  });

  it('tells the kinds of calls apart where they differ', () => {
    const shown = consoleReport(reportOf(passed, { ...failed, id: passed.id, calls: 'real' }), plain);
    expect(shown).toContain('000001 (real calls)');
  });

  it('lets no control character of a merchant through to the terminal', () => {
    const shown = consoleReport(reportOf(hostile), plain);
    expect(shown).not.toMatch(/[^\P{C}\n]/u);
    expect(shown).toContain('\\u{1b}[31m');
  });

  it('shortens a long body', () => {
    const long = {
      ...failed,
      response: { status: 200, headers: {}, body: 'x'.repeat(100_000), json: undefined, durationMs: 1 },
    };
    expect(consoleReport(reportOf(long), plain).length).toBeLessThan(5000);
  });
});

describe('the reporter', () => {
  beforeEach(() => {
    vi.stubEnv('FORCE_COLOR', undefined);
  });
  const events: readonly VerifyEvent[] = [
    { type: 'started', guide: 'saas-v2', url: 'https://shop.example/saas' },
    { type: 'finished', result: failed },
    { type: 'ended', report: reportOf(failed) },
  ];

  it('writes nothing but the report, without colours, where the output is kept', async () => {
    const output = new PassThrough();
    const listen = createConsoleReporter(output);
    for (const event of events) listen(event);
    output.end();
    expect(await text(output)).toBe(consoleReport(reportOf(failed), plain));
  });
});
