import { relative } from 'node:path';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** The files that take longest, the longest first; whatever is not here follows in Vitest's own order. */
const longest = [
  'contracts/checks/faults.test.ts',
  'contracts/checks/guide-faults/saas-v1.test.ts',
  'contracts/checks/guide-faults/kit-v2.test.ts',
  'contracts/checks/guide-faults/kit-v1.test.ts',
  'contracts/checks/guide-unusual.test.ts',
  'contracts/checks/unusual.test.ts',
  'cli/init-projects.test.ts',
  'scripts/try-documents/try-documents.test.ts',
  'contracts/checks/guide-faults/license-online.test.ts',
  'generator/generate.test.ts',
];

/**
 * Vitest starts with the largest files where it has not run before, as in CI: the small file that runs two hundred faulty
 * merchants would come last, and all other workers would wait for it.
 */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const others = await super.sort(files);
    const place = ({ moduleId, project }: TestSpecification): number => {
      const index = longest.indexOf(relative(project.config.root, moduleId));
      return index < 0 ? longest.length : index;
    };
    return others.toSorted((a, b) => place(a) - place(b));
  }
}
