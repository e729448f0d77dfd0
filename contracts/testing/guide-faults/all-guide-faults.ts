import type { GuideId } from '../guide-acts.ts';
import { agentsGatewayFaults } from './agents-gateway.ts';
import type { GuideFault } from './fault.ts';
import { kitV1Faults, kitV2Faults } from './kit.ts';
import { licenseCodeFaults } from './license-code.ts';
import { licenseOnlineFaults } from './license-online.ts';
import { licenseV1Faults } from './license-v1.ts';
import { orderNotificationFaults } from './order-notification.ts';
import { saasV1Faults } from './saas-v1.ts';

/** Every faulty merchant, by guide. */
export const guideFaults: Readonly<Record<GuideId, readonly GuideFault[]>> = {
  'saas-v1': saasV1Faults,
  'kit-v2': kitV2Faults,
  'kit-v1': kitV1Faults,
  'license-online': licenseOnlineFaults,
  'license-code': licenseCodeFaults,
  'license-v1': licenseV1Faults,
  'order-notification': orderNotificationFaults,
  'agents-gateway': agentsGatewayFaults,
};
