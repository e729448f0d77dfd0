import { isRecord, listAt, recordAt, textAt } from '../../generator/load/openapi.ts';
import { labelHeader } from '../pact/stage.ts';
import { specificationOf } from '../static/specification-of.ts';

/** An interaction in a pact of the broker. */
export interface FoundInteraction {
  readonly consumer: string;
  /** Version of the consumer that the pact is of; empty where the broker does not tell. */
  readonly consumerVersion: string;
  /** Major version of the Pact specification. */
  readonly specification: number;
  /** As the consumer wrote it. */
  readonly written: Readonly<Record<string, unknown>>;
}

/** Whether an answer of a broker is a pact, to be verified. */
export function isPact(answer: unknown): answer is Readonly<Record<string, unknown>> {
  return isRecord(answer) && Array.isArray(answer['interactions']) && publishLink(answer) !== '';
}

/** Where the result of a pact is published; empty where a resource is no pact. */
export function publishLink(pact: unknown): string {
  return textAt(recordAt(recordAt(pact, '_links'), 'pb:publish-verification-results'), 'href');
}

/**
 * The pact with a label on each interaction, which a merchant never gets to see: a header of the request, and a parameter
 * of its states.
 *
 * @param add hears of each interaction, and gives its label
 */
export function labelled(
  pact: Readonly<Record<string, unknown>>,
  add: (interaction: FoundInteraction) => string,
): unknown {
  const plain: unknown = JSON.parse(JSON.stringify(pact));
  const specification = specificationOf(plain);
  const common = {
    consumer: textAt(recordAt(plain, 'consumer'), 'name'),
    consumerVersion: textAt(recordAt(recordAt(plain, '_links'), 'pb:consumer-version'), 'name'),
    specification,
  };
  const written = listAt(plain, 'interactions').map((each) => (isRecord(each) ? each : {}));
  const interactions = listAt(pact, 'interactions').map((interaction, index) => {
    const label = add({ ...common, written: written[index] ?? {} });
    const request = recordAt(interaction, 'request');
    const headers = { ...recordAt(request, 'headers'), [labelHeader]: specification >= 4 ? [label] : label };
    const states = statesOf(interaction).map((state) => ({
      ...state,
      params: { ...recordAt(state, 'params'), label },
    }));
    const { providerState: _, ...rest }: Record<string, unknown> = Object(interaction);
    return {
      ...rest,
      request: { ...request, headers },
      ...(states.length === 0 ? {} : { providerStates: states }),
    };
  });
  return { ...pact, interactions };
}

/** Older versions have the name of one state in a field of its own. */
function statesOf(interaction: unknown): readonly Readonly<Record<string, unknown>>[] {
  const name = textAt(interaction, 'providerState');
  return name === '' ? listAt(interaction, 'providerStates').filter(isRecord) : [{ name }];
}
