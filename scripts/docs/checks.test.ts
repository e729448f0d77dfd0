import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { documentNames } from '../../cli/config.ts';
import { packageRoot } from '../../generator/package-root.ts';
import config from '../../koocontract.config.ts';
import { checkedGuides } from './checked-guides.ts';
import { type CheckedGuide, checksInMarkdown } from './checks-markdown.ts';

describe('docs/checks.md', () => {
  let guides: readonly CheckedGuide[] = [];

  beforeAll(async () => {
    process.chdir(packageRoot);
    guides = await checkedGuides(documentNames(config));
  });

  it('says what the checks and the faulty merchants say', () => {
    const written = readFileSync(join(packageRoot, 'docs/checks.md'), 'utf8');
    expect(written, 'docs/checks.md is out of date. Mend it with `npm run docs`.').toBe(
      checksInMarkdown(guides),
    );
  });

  it('takes nothing in a title for markup', () => {
    const check = { ...guides[0]?.checks[0], title: 'a | b * c' };
    const text = checksInMarkdown([
      { id: 'g', title: 'G', checks: [check as CheckedGuide['checks'][number]], faults: [] },
    ]);
    expect(text).toContain('a \\| b \\* c');
  });
});
