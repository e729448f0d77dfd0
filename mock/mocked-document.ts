import type { Loaded } from '../generator/load/load.ts';
import { buildModel } from '../generator/model/build-model.ts';
import { bodyDefinition } from '../generator/validation/body-definition.ts';
import { parameterDefinition } from '../generator/validation/parameter-definition.ts';
import { modelValidators } from '../generator/validation/validators-of.ts';
import { asciiJson } from '../runtime/receiving/answer.ts';
import type { Front, GuideSettings } from './behaviour.ts';
import { guideMocks } from './guides/guides.ts';
import { createMockedExchange, type MockedExchange } from './mocked-exchange.ts';
import { createPrism, type Prism } from './prism.ts';
import { projectWebhooks } from './project-webhooks.ts';
import { exchangesOf, type Side } from './side.ts';
import { type CredentialsByScheme, responseSignatureRule, signatureRule } from './signature-rule.ts';

/** A document with what is needed to answer its exchanges. */
export interface MockedDocument {
  readonly id: string;
  readonly exchanges: readonly MockedExchange[];
  readonly prism: Prism;
  readonly fronts: readonly Front[];
  readonly help: ((url: string) => string) | undefined;
}

/**
 * Prepares the exchanges of a document that a side answers.
 *
 * @throws Error when there are none, or a key is missing
 */
export function mockDocument(
  loaded: Loaded,
  as: Side,
  credentials: CredentialsByScheme,
  settings: GuideSettings,
): MockedDocument {
  const model = buildModel(loaded);
  const prism = createPrism(as === 'platform' ? loaded.openapi : projectWebhooks(loaded.openapi));
  // Merchants must escape what is not ASCII (zh-cn_topic_0070649428); the platform itself does not.
  const print = as === 'merchant' ? asciiJson : (value: unknown) => JSON.stringify(value);

  const guide = as === 'platform' ? guideMocks[model.id]?.(settings) : undefined;
  const validators = modelValidators(model, { ...model.schemas, ...guide?.schemas });

  const exchanges = exchangesOf(model, as).map((exchange) => {
    const signature = signatureRule(exchange, credentials);
    const responseSignature = responseSignatureRule(exchange, signature);
    const body = bodyDefinition(model, exchange);
    const incoming = {
      name: exchange.name,
      method: exchange.method.toUpperCase(),
      path: exchange.path,
      ...(exchange.activity === undefined ? {} : { activity: exchange.activity }),
      ...(signature === undefined ? {} : { signature }),
      ...(responseSignature === undefined ? {} : { responseSignature }),
      ...(body === undefined ? {} : { body }),
      parameters: exchange.parameters
        .filter(({ signing }) => !signing)
        .map((parameter) => parameterDefinition(model, parameter)),
      validateRequest: validators(exchange.requestType),
    };
    return createMockedExchange(
      exchange,
      incoming,
      model.dispatch,
      prism,
      print,
      guide?.behaviours[exchange.name],
      guide?.refuse,
    );
  });
  return { id: model.id, exchanges, prism, fronts: guide?.fronts ?? [], help: guide?.help };
}
