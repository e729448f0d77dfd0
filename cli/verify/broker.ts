import type { Broker, ConsumerVersionSelector } from '../../contracts/broker/broker.ts';
import { providerOf } from '../../contracts/pact/interactions.ts';
import { isRecord } from '../../generator/load/openapi.ts';
import type { Model } from '../../generator/model/model.ts';
import { CommandError } from '../exit.ts';
import { parseUrl } from '../url.ts';
import type { VerifyFlags } from '../verify-flags.ts';

/** The flags that are about a Pact Broker, as the command line has them. */
const flagNames = {
  broker: '--broker',
  providerName: '--provider-name',
  providerVersion: '--provider-version',
  providerBranch: '--provider-branch',
  consumerVersionSelectors: '--consumer-version-selectors',
  enablePending: '--enable-pending',
  includeWipPactsSince: '--include-wip-pacts-since',
  buildUrl: '--build-url',
} as const;

/** The first flag that is about a Pact Broker; `undefined` when there is none. */
export function brokerFlag(flags: VerifyFlags): string | undefined {
  const keys = Object.keys(flagNames) as (keyof typeof flagNames)[];
  const given = keys.find((key) => flags[key] !== undefined);
  return given && flagNames[given];
}

/**
 * The Pact Broker that the command line is about; its address and credentials may come from the environment, under the names
 * that Pact's own clients know.
 *
 * @returns `undefined` when nothing is said of a broker
 * @throws CommandError for settings that mean nothing, or contradict each other
 */
export function brokerFrom(
  flags: VerifyFlags,
  model: Model,
  environment: NodeJS.ProcessEnv = process.env,
): Broker | undefined {
  const flag = brokerFlag(flags);
  if (flag === undefined) return undefined;
  if (flags.plan !== undefined && flags.plan !== 'full')
    throw new CommandError(`The plan ${flags.plan} has no pacts, so ${flag} would be ignored: leave it out.`);
  const address = flags.broker ?? environment['PACT_BROKER_BASE_URL'] ?? '';
  if (address === '')
    throw new CommandError(
      `${flag} is about a Pact Broker: name it with --broker URL or the environment variable PACT_BROKER_BASE_URL.`,
    );
  const url = parseUrl(address);
  if (url.username !== '' || url.password !== '')
    throw new CommandError(
      'Credentials have no place in the address of the broker: set PACT_BROKER_USERNAME and PACT_BROKER_PASSWORD.',
    );
  return {
    url,
    authorization: authorizationFrom(environment),
    provider: flags.providerName ?? providerOf(model, 'webhook'),
    providerVersion: named(flags.providerVersion, '--provider-version'),
    providerBranch: named(flags.providerBranch, '--provider-branch'),
    selectors: selectorsFrom(flags),
    enablePending: flags.enablePending === true,
    includeWipPactsSince: dayFrom(flags.includeWipPactsSince),
    buildUrl: flags.buildUrl === undefined ? undefined : parseUrl(flags.buildUrl).href,
  };
}

/** An empty one is a variable of CI that is not set. */
function named(text: string | undefined, flag: string): string | undefined {
  if (text === undefined || text.trim() !== '') return text;
  throw new CommandError(`${flag} is empty. Is the variable that it comes from set?`);
}

function authorizationFrom(environment: NodeJS.ProcessEnv): string | undefined {
  const read = (name: string): string => environment[`PACT_BROKER_${name}`] ?? '';
  const [token, username, password] = [read('TOKEN'), read('USERNAME'), read('PASSWORD')];
  if (token !== '' && username !== '')
    throw new CommandError(
      'PACT_BROKER_TOKEN and PACT_BROKER_USERNAME are both set, and a broker takes one of them: unset the other.',
    );
  if (token !== '') return `Bearer ${token}`;
  if ((username === '') !== (password === ''))
    throw new CommandError('PACT_BROKER_USERNAME and PACT_BROKER_PASSWORD belong together: set both.');
  return username === '' ? undefined : `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
}

/** What consumers have on their main branches, and what they have deployed or released, unless told. */
function selectorsFrom({
  consumerVersionSelectors: text,
  providerBranch,
}: VerifyFlags): ConsumerVersionSelector[] {
  const usual = [{ mainBranch: true }, { deployedOrReleased: true }];
  if (text === undefined) return providerBranch === undefined ? usual : [...usual, { matchingBranch: true }];
  const selectors = [parsed(text)].flat();
  if (selectors.length > 0 && selectors.every(isSelector)) return selectors;
  throw new CommandError(
    `--consumer-version-selectors ${text} is no list of selectors. Write JSON, for example '[{"mainBranch":true},{"deployedOrReleased":true}]'.`,
  );
}

function isSelector(value: unknown): value is ConsumerVersionSelector {
  const isPlain = (part: unknown): boolean => typeof part === 'string' || typeof part === 'boolean';
  return isRecord(value) && Object.keys(value).length > 0 && Object.values(value).every(isPlain);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function dayFrom(text: string | undefined): string | undefined {
  if (text === undefined || /^\d{4}-\d\d-\d\d$/.test(text)) return text;
  throw new CommandError(`--include-wip-pacts-since ${text} is no day. Write it like 2027-01-31.`);
}
