import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Loaded } from '../../../generator/load/load.ts';
import { startMock } from '../../../mock/start-mock.ts';
import { credentials } from '../../../mock/testing/running-mock.ts';
import type { RawAnswer } from '../../proxy/forward.ts';
import { type Interaction, interactionsOf } from '../interactions.ts';
import { labelledPact, pactFileName, pactFolder, readPact } from '../pact-file.ts';
import { pactModel } from '../pact-model.ts';
import { runVerifier, type Verdict } from '../run-verifier.ts';
import { startStateServer } from '../state-server.ts';
import { labelHeader, type Prepared, startPlatformFilter } from './platform-filter.ts';
import { setUp } from './platform-states.ts';

export interface PlatformOptions {
  /** Changes an answer of the mock. */
  readonly change?: (answer: RawAnswer, interaction: Interaction) => RawAnswer;
  /** Descriptions of the interactions; all unless told. */
  readonly only?: readonly string[];
}

/** When the usage records of the document's samples are new. */
const now = (): number => Date.UTC(2022, 7, 9, 9, 10);

/**
 * Verifies our own mock of the platform with the checked-in pact of a document: each interaction meets a mock of its own,
 * so that none is answered by what another has left behind.
 *
 * @returns verdicts by description; that a state was not reached is told as a mismatch
 */
export async function verifiedPlatform(
  document: Loaded,
  { change = (answer) => answer, only }: PlatformOptions = {},
): Promise<ReadonlyMap<string, Verdict | undefined>> {
  await using cleanup = new AsyncDisposableStack();
  const model = pactModel(document);
  const interactions = interactionsOf(model, 'path').filter(
    ({ description }) => only?.includes(description) ?? true,
  );
  const prepared = new Map<string, Promise<Prepared>>();

  async function prepare(interaction: Interaction): Promise<Prepared> {
    const settings = { now };
    const mock = await startMock({ documents: [document], as: 'platform', port: 0, credentials, settings });
    cleanup.defer(() => mock.close());
    return { interaction, mock: mock.url, state: await setUp(mock.url, interaction) };
  }

  /** Pact asks for the state of an interaction, if it names one, and then sends its request. */
  function preparedFor(label: string): Promise<Prepared> {
    const interaction = interactions.find(({ id }) => id === label);
    if (interaction === undefined) throw new Error(`There is no interaction ${label}.`);
    const ready = prepared.get(label) ?? prepare(interaction);
    prepared.set(label, ready);
    return ready;
  }

  const folder = await mkdtemp(join(tmpdir(), 'koocontract-verify-mock-'));
  cleanup.defer(() => rm(folder, { recursive: true }));
  const written = readPact(join(pactFolder, pactFileName(model, 'path')), interactions);
  const pactFile = join(folder, 'pact.json');
  const labels = interactions.map(({ id }) => id);
  await writeFile(pactFile, JSON.stringify(labelledPact(written, labelHeader, labels)));
  const filter = await startPlatformFilter(preparedFor, change);
  cleanup.defer(() => filter.close());
  const states = await startStateServer(async (label) => (await preparedFor(label)).state.values);
  cleanup.defer(() => states.close());

  const verdicts = await runVerifier(
    {
      providerBaseUrl: filter.url,
      pactUrls: [pactFile],
      providerStatesSetupUrl: states.url,
      followRedirects: false,
      timeout: 60_000,
      logLevel: 'error',
    },
    120,
  );
  return new Map(
    await Promise.all(
      interactions.map(async ({ id, description }): Promise<[string, Verdict | undefined]> => {
        const verdict = verdicts.find((each) => each.description === description);
        const failure = await prepared.get(id)?.then(
          () => undefined,
          (error: unknown) => ({ type: 'StateMismatch', place: '', text: String(error) }),
        );
        return [description, verdict && failure ? { ...verdict, mismatches: [failure] } : verdict];
      }),
    ),
  );
}
