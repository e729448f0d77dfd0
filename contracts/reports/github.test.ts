import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { annotations, withoutCommands } from './github.ts';
import { githubSummary } from './github-summary.ts';
import { failed, hostile, passed, reportOf, warned } from './sample-report.test-helper.ts';

const places = { document: 'spec/a,b:c.yaml', lineOf: () => 7 };

describe('annotations', () => {
  it('are one line each, failures first', () => {
    const lines = annotations([reportOf(passed, warned, failed)], () => places)
      .trimEnd()
      .split('\n');
    expect(lines.map((line) => line.split(' ')[0])).toEqual(['::error', '::warning']);
  });

  it('are escaped as GitHub demands', () => {
    const message = '100%\nof :all, calls\r';
    const [line = ''] = annotations(
      [reportOf({ ...failed, title: 'One, two: 3%', message })],
      () => places,
    ).split('\n');
    expect(line).toContain(
      '::error file=spec/a%2Cb%3Ac.yaml,line=7,title=One%2C two%3A 3%25 (signature.wrong)::100%25%0Aof :all, calls',
    );
  });

  it('let no answer of a merchant begin a command of its own', () => {
    const lines = annotations([reportOf({ ...hostile, message: 'a\r\n::error::b\u001b' })], () => places);
    expect(lines.trimEnd()).not.toMatch(/\p{C}/u);
  });
});

describe('a text with commands in it', () => {
  it('stands between the commands that switch these off and on again', async () => {
    const output = new PassThrough();
    const listen = withoutCommands(() => output.write('  ::error::x\n'), output, 'token');
    listen({ type: 'ended', report: reportOf() });
    output.end();
    expect(await text(output)).toBe('::stop-commands::token\n  ::error::x\n::token::\n');
  });
});

describe('the job summary', () => {
  it('holds nothing that Markdown or HTML would take for its own', () => {
    const message = 'a | b\n# <img src=x> [x](javascript:1) `c` *d* &lt;';
    const summary = githubSummary([reportOf({ ...failed, message, title: '<b>*T*</b>' })]);
    expect(summary).toContain(
      '\na \\| b \\# &lt;img src=x\\> \\[x\\](javascript:1) \\`c\\` \\*d\\* &amp;lt;\n',
    );
    expect(summary).toContain('<b>&lt;b&gt;*T*&lt;/b&gt;</b>');
  });

  it('keeps a command in its code block', () => {
    const summary = githubSummary([reportOf({ ...failed, reproduce: 'echo ```\n```\n# x' })]);
    expect(summary).toContain('````sh\necho ```\n```\n# x\n````');
  });

  it('of many merchants stays below the size, too', () => {
    const long = 'ä'.repeat(5000);
    const each = reportOf({ ...failed, message: long, expected: long, actual: long });
    const many = Array.from({ length: 500 }, (_, number) => ({ ...each, merchant: `shop ${number}` }));
    const summary = githubSummary(many);
    expect(Buffer.byteLength(summary)).toBeLessThan(1024 * 1024);
    expect(summary).toContain('And 440 more');
  });

  it('stays below the size that GitHub takes', () => {
    const long = 'ä'.repeat(5000);
    const many = Array.from({ length: 500 }, (_, number) => ({
      ...failed,
      id: `signature.n${number}`,
      message: long,
      expected: long,
      actual: long,
    }));
    const summary = githubSummary([reportOf(...many)]);
    expect(Buffer.byteLength(summary)).toBeLessThan(1024 * 1024);
    expect(summary).toContain('And 440 more');
  });
});
