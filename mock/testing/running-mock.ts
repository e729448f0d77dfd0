import { join } from 'node:path';
import { afterAll, onTestFinished } from 'vitest';
import { loadDocument } from '../../generator/load/load.ts';
import { buildModel } from '../../generator/model/build-model.ts';
import type { Model } from '../../generator/model/model.ts';
import { packageRoot } from '../../generator/package-root.ts';
import { temporaryFolder } from '../../generator/testing/temporary.ts';
import { modelValidators } from '../../generator/validation/validators-of.ts';
import { describeFaults } from '../../runtime/validation/fault.ts';
import type { MockEvent } from '../answer-request.ts';
import type { GuideSettings } from '../behaviour.ts';
import type { Side } from '../side.ts';
import { startMock } from '../start-mock.ts';

export const accessKey = { key: 'access-key-for-tests-01' };
export const akSk = { id: 'AKFORTESTS0000000001', key: 'secret-key-for-tests-01' };
export const appKeys = { id: 'app-key-for-tests-01', key: 'app-secret-for-tests-01' };
export const credentials = {
  'saas-v2': accessKey,
  'auth-token': accessKey,
  'auth-token-header': accessKey,
  'kit-v2': accessKey,
  'agents-jwt': appKeys,
  'usage-push': accessKey,
  'sdk-hmac-sha256': akSk,
};

export interface RunningMock {
  readonly url: string;
  readonly model: Model;
  /** What its log has heard of last. */
  lastEvent(): MockEvent | undefined;
  /** What breaks the document in the response of an exchange; empty when nothing does. */
  faults(exchange: string, status: number, body: unknown): string;
}

/** Starts a mock of a guide for all tests of a file. */
export function mockGuide(id: string, as: Side, settings: GuideSettings = {}): Promise<RunningMock> {
  return mockFile(join(packageRoot, 'spec', `${id}.yaml`), as, afterAll, settings);
}

/** Starts a mock of a document's text for one test. */
export function mockText(text: string, as: Side): Promise<RunningMock> {
  return mockFile(join(temporaryFolder({ 'shop.yaml': text }), 'shop.yaml'), as, onTestFinished);
}

async function mockFile(
  file: string,
  as: Side,
  atEnd: (stop: () => Promise<void>) => void,
  settings: GuideSettings = {},
): Promise<RunningMock> {
  const document = await loadDocument(file);
  const events: MockEvent[] = [];
  const log = (event: MockEvent): void => {
    events.push(event);
  };
  const mock = await startMock({ documents: [document], as, port: 0, credentials, settings, log });
  atEnd(() => mock.close());
  const model = buildModel(document);
  const validators = modelValidators(model);
  return {
    url: mock.url,
    model,
    lastEvent: () => events.at(-1),
    faults(exchange, status, body) {
      const found = model.exchanges.find(({ name }) => name === exchange);
      const reply = found?.responses.find((response) => response.status === String(status));
      if (reply === undefined) return `${exchange} has no response ${status}`;
      const checked = validators(reply.typeName)(body);
      return checked.ok ? '' : describeFaults(checked.faults);
    },
  };
}
