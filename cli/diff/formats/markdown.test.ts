import { describe, expect, it } from 'vitest';
import type { Change } from '../change.ts';
import { markdownReport } from './markdown.ts';

const source = { name: 'a_b.yaml', file: '/a_b.yaml', checkout: undefined };
const change: Change = {
  breaking: true,
  kind: 'removed',
  exchanges: ['POST /a'],
  part: '',
  message: 'Was removed.',
  rules: [],
  old: undefined,
  new: undefined,
};

function report(...changes: Partial<Change>[]): string {
  return markdownReport({
    old: source,
    new: source,
    changes: changes.map((each) => ({ ...change, ...each })),
  });
}

describe('the differences as Markdown', () => {
  it('takes nothing that a document holds for markup', () => {
    const message = 'Property `<b>|`` was @removed\n# now, see [x](y) ![z](q) <script>';
    const text = report({ message, exchanges: ['webhook *a*'], part: 'request body .<i>' });
    expect(text).toContain('* **webhook \\*a\\***');
    expect(text).toContain(
      '  * request body .&lt;i\\>: Property <code>&lt;b\\>\\|</code><code> was \\@removed \\# now, see \\[x\\](y) \\!\\[z\\](q) &lt;script\\></code>',
    );
  });

  it('names the other exchanges that a change concerns, but not all of many', () => {
    const names = (count: number): string[] => Array.from({ length: count }, (_, index) => `GET /${index}`);
    expect(report({ exchanges: names(3) })).toContain('(also GET /1, GET /2)\n');
    expect(report({ exchanges: names(9) })).toContain('(also GET /1, GET /2, GET /3 and 5 more)\n');
  });

  it('puts what breaks before all else, and says how much it leaves out', () => {
    const many = Array.from({ length: 200 }, (_, index) => ({ breaking: index < 10, part: `part ${index}` }));
    const text = report(...many);
    expect(text).toMatch(
      /## ❌ 10 breaking changes, 190 other changes[\s\S]*### Breaking[\s\S]*part 9[\s\S]*### Other/,
    );
    expect(text).toContain('And 50 more: ');
    expect(text.match(/^ {2}\* /gm)).toHaveLength(150);
  });
});
