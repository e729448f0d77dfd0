import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { documentNames } from '../../cli/config.ts';
import { packageRoot } from '../../generator/package-root.ts';
import config from '../../koocontract.config.ts';
import { interfacesInMarkdown } from './interfaces-markdown.ts';
import { type GuideFacts, readGuide } from './read-guide.ts';

describe('docs/interfaces.md', () => {
  const guides: GuideFacts[] = [];

  beforeAll(async () => {
    process.chdir(packageRoot);
    for (const document of documentNames(config)) guides.push(await readGuide(document));
  });

  it('says what the documents say', () => {
    const written = readFileSync(join(packageRoot, 'docs/interfaces.md'), 'utf8');
    expect(written, 'docs/interfaces.md is out of date. Mend it with `npm run docs`.').toBe(
      interfacesInMarkdown(guides),
    );
  });

  it('has a row for every operation, with its source', () => {
    const rows = interfacesInMarkdown(guides)
      .split('\n')
      .filter((line) => line.startsWith('| `'));
    const operations = guides.flatMap(({ document }) =>
      [...readFileSync(join(packageRoot, document), 'utf8').matchAll(/^ +operationId: (\w+)$/gm)].map(
        ([, id = '']) => id,
      ),
    );
    expect(rows.map((row) => row.match(/`(\w+)`/)?.[1])).toEqual(operations);
    expect(rows.filter((row) => !/\]\(https:\/\/\S+\) \|$/.test(row))).toEqual([]);
  });
});
