import { answering, authenticating, refusing, trusting, writing } from '../guide-alter.ts';
import type { GuideFault } from './fault.ts';

/** What the tables below know of a guide. */
export interface Traits {
  /** Exchanges whose signature has a check of its own, and a text that only their requests hold. */
  readonly callbacks: Readonly<Record<string, string>>;
  /** HTTP status and content type are documented. */
  readonly strict: boolean;
  /** Checks that fail when no signature is checked at all, besides those of the callbacks. */
  readonly unchecked: readonly string[];
  readonly uncheckedWarns?: readonly string[];
  /** Checks that fail when a field that nobody knows is refused. */
  readonly unknownFields?: readonly string[];
  /** Creation of a real order, besides: also what is tampered with. */
  readonly tampered: readonly [exchange: string, check: string];
}

/** Mistakes that merchants of every guide can make. */
export function commonFaults(traits: Traits): readonly GuideFault[] {
  const { callbacks, strict, unchecked, uncheckedWarns = [], unknownFields = [], tampered } = traits;
  const own = Object.keys(callbacks).map((name) => `signature.checked-by-${name}`);
  const weight = (...ids: readonly string[]) => (strict ? { fails: ids } : { warns: ids });
  return [
    {
      fault: 'checks no signature',
      change: authenticating(() => () => undefined),
      fails: [...unchecked, ...own],
      warns: uncheckedWarns,
    },
    ...Object.entries(callbacks).map(([name, mark]) => ({
      fault: `checks no signature of ${name}`,
      change: trusting((_request, text) => text.includes(mark)),
      fails: [`signature.checked-by-${name}`, ...(name === tampered[0] ? [tampered[1]] : [])],
    })),
    {
      fault: 'answers with HTTP 201',
      change: writing(() => 201),
      ...weight('transport.http-status'),
    },
    {
      fault: 'answers as text/html',
      change: writing(() => 200, 'text/html'),
      ...weight('transport.response-content-type'),
    },
    {
      fault: 'answers numbers for result codes',
      change: answering((answer) => ({ ...answer, resultCode: Number(answer['resultCode']) })),
      fails: ['result-codes.documented'],
    },
    {
      fault: 'refuses fields that it does not know',
      change: refusing(({ fields }) => 'futureField' in fields),
      fails: ['tolerance.unknown-fields', ...unknownFields],
    },
  ];
}

/** The merchant sends no text with its codes. */
export const withoutMessage: GuideFault = {
  fault: 'sends no resultMsg',
  change: answering(({ resultMsg, ...answer }) => answer),
  fails: ['result-codes.message'],
};

/** Success though a field is missing. */
export function forgetting(
  exchange: string,
  field: string,
  weight: 'fails' | 'warns',
  answer = { resultCode: '000000', resultMsg: 'success.' },
): GuideFault {
  return {
    fault: `does not miss ${field} in ${exchange}`,
    change: refusing((call) => call.exchange === exchange && call.fields[field] === undefined, answer),
    [weight]: [`result-codes.mandatory-fields-${exchange}`],
  };
}
