import type { Model } from '../../generator/model/model.ts';
import { agentsGatewayGuide } from './agents-gateway.ts';
import type { Guide } from './guide.ts';
import { kitV1Guide } from './kit-v1.ts';
import { kitV2Guide } from './kit-v2.ts';
import { licenseCodeGuide } from './license-code.ts';
import { licenseOnlineGuide } from './license-online.ts';
import { licenseV1Guide } from './license-v1.ts';
import { orderNotificationGuide } from './order-notification.ts';
import { saasV1Guide } from './saas-v1.ts';
import { saasV2Guide } from './saas-v2.ts';

/** Every guide whose merchants can be verified. */
export const guides: readonly Guide[] = [
  saasV2Guide,
  saasV1Guide,
  kitV2Guide,
  kitV1Guide,
  licenseOnlineGuide,
  licenseCodeGuide,
  licenseV1Guide,
  orderNotificationGuide,
  agentsGatewayGuide,
];

/** The guide of a document; `undefined` for documents without callbacks that we know. */
export function findGuide({ id }: Pick<Model, 'id'>): Guide | undefined {
  return guides.find((guide) => guide.id === id);
}
