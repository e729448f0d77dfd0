import { hash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { htmlReport } from './html.ts';
import {
  failed,
  hostile,
  passed,
  reportOf,
  severalReports,
  skipped,
  waived,
  warned,
} from './sample-report.test-helper.ts';
import { elementsOf } from './testing/elements-of.ts';

const report = reportOf(passed, failed, warned, skipped);

/** The page without its own style and script. */
function contentOf(html: string): string {
  return html.replace(/<style>.*?<\/style>/s, '').replace(/<script>.*?<\/script>/s, '');
}

describe('the HTML report', () => {
  it('shows failures first, each with its rule', () => {
    const html = contentOf(htmlReport([report]));
    elementsOf(html);
    expect(html.indexOf('data-status="fail"')).toBeLessThan(html.indexOf('data-status="warn"'));
    expect(html.match(/<a href="https:\/\/support\.huaweicloud\.com\//g)).toHaveLength(4);
    expect(html.match(/<details class="result fail" open>/g)).toHaveLength(1);
  });

  it('opens once what failed in the same way in both kinds of calls', () => {
    const html = htmlReport([reportOf(failed, { ...failed, calls: 'real' })]);
    expect(html.match(/<details class="result fail"/g)).toHaveLength(2);
    expect(html.match(/<details class="result fail" open>/g)).toHaveLength(1);
  });

  it('marks what differs between what was expected and what came, in the response too', () => {
    const html = htmlReport([report]);
    expect(html).toContain('resultCode <del>000001</del>');
    expect(html).toContain('resultCode <ins>000000 (success.), HTTP 200</ins>');
    expect(html).toContain('{&quot;resultCode&quot;:&quot;<mark>000000</mark>&quot;}');
  });

  it('of several merchants has a line and an article for each', () => {
    const html = contentOf(htmlReport(severalReports()));
    const names = elementsOf(html);
    expect(names.filter((name) => name === 'article')).toHaveLength(3);
    expect(names.filter((name) => name === 'tr')).toHaveLength(4);
    expect(html).toContain('<a href="#merchant-2">south</a>');
    expect(html).toContain('<article id="merchant-2">\n<h2>south: saas-v2</h2>');
    expect(html).toContain('No connection to https://kit.example.');
  });

  it('says of a failure that is waived until when', () => {
    expect(htmlReport([reportOf(waived)])).toMatch(/class="waived">.*waived until.* 2027-01-31</);
    expect(contentOf(htmlReport([report]))).not.toContain('class="waived"');
  });

  it('has each of its words in both languages', () => {
    const languages = [...htmlReport(severalReports()).matchAll(/<span class="w" lang="([\w-]+)">[^<]/g)];
    const count = (wanted: string) => languages.filter(([, language]) => language === wanted).length;
    expect(count('en')).toBeGreaterThan(30);
    expect(count('zh-CN')).toBe(count('en'));
  });

  it('needs nothing from elsewhere, and lets the browser run its own script alone', () => {
    const html = htmlReport([report]);
    expect(html).not.toMatch(/<(?:link|img|iframe|object|script )|@import|url\(|eval\(/);
    const [, script = ''] = /<script>(.*?)<\/script>/s.exec(html) ?? [];
    expect(html).toContain(`script-src 'sha256-${hash('sha256', script, 'base64')}'`);
    expect(html).toContain("default-src 'none'");
    expect(html).not.toMatch(/ (?:on\w+|style)="/);
  });

  it('escapes hostile text', () => {
    const html = htmlReport([reportOf(hostile)]);
    elementsOf(contentOf(html));
    expect(contentOf(html)).not.toContain('<script');
    expect(html).not.toContain('\u202e');
  });
});
