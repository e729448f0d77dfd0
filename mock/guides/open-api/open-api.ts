import type { GuideMock, GuideSettings } from '../../behaviour.ts';
import { deployedObjectBehaviours } from './deployed-objects.ts';
import { createLicenceCodes, testCodes } from './licence-codes.ts';
import { licenceBehaviours } from './licences.ts';
import { createPages, pagesPath } from './pages.ts';
import { jsonOnly, tooLarge, unreadable } from './unreadable.ts';
import { type KeptUpload, testEvents, uploadBehaviours } from './uploads.ts';
import { brokenInstance, usageBehaviours } from './usage.ts';
import { testInstances } from './usage-faults.ts';
import { createUsageRecords } from './usage-records.ts';
import { usageSchemas } from './usage-schemas.ts';

/** The mock of the Open APIs: licence codes have a life, usage and uploads are judged and kept. Orders need no state. */
export function createOpenApiMock({ now = Date.now }: GuideSettings): GuideMock {
  const usage = createUsageRecords(now);
  const uploads: KeptUpload[] = [];
  const licences = licenceBehaviours(createLicenceCodes(now), now);
  return {
    behaviours: {
      ...jsonOnly(licences),
      ...usageBehaviours(usage),
      ...uploadBehaviours(uploads, now),
      ...deployedObjectBehaviours,
    },
    refuse: (exchange, role, request) =>
      tooLarge(request) ??
      (role === 'invalid' && Object.hasOwn(licences, exchange) ? unreadable(request) : undefined),
    schemas: usageSchemas,
    fronts: [createPages({ usage: usage.kept, uploads })],
    help,
  };
}

function help(url: string): string {
  const codes = Object.keys(testCodes).join(' ');
  const instances = [...Object.keys(testInstances), brokenInstance].join(' ');
  const events = Object.keys(testEvents).join(' ');
  return `Usage that came in, with verdicts: ${url}${pagesPath}/usage
Licences that were uploaded:       ${url}${pagesPath}/uploads
Test values; each of them followed by "-" and more is a fresh one like it:
  licence codes  ${codes}
  instances      ${instances} (all others are in order)
  events         ${events} (all others are in order)`;
}
