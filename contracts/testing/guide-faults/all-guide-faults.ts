import type { GuideId } from '../guide-acts.ts';
import { agentsGatewayFaults } from './agents-gateway.ts';
import type { GuideFault } from './fault.ts';
import { generatedFaults } from './generated.ts';
import { kitV1Faults, kitV2Faults } from './kit.ts';
import { licenseCodeFaults } from './license-code.ts';
import { licenseOnlineFaults } from './license-online.ts';
import { licenseV1Faults } from './license-v1.ts';
import { orderNotificationFaults } from './order-notification.ts';
import { saasV1Faults } from './saas-v1.ts';

/** Every faulty merchant, by guide. */
export const guideFaults: Readonly<Record<GuideId, readonly GuideFault[]>> = {
  'saas-v1': [...saasV1Faults, ...generatedFaults['saas-v1']],
  'kit-v2': [...kitV2Faults, ...generatedFaults['kit-v2']],
  'kit-v1': [...kitV1Faults, ...generatedFaults['kit-v1']],
  'license-online': [...licenseOnlineFaults, ...generatedFaults['license-online']],
  'license-code': [...licenseCodeFaults, ...generatedFaults['license-code']],
  'license-v1': [...licenseV1Faults, ...generatedFaults['license-v1']],
  'order-notification': [...orderNotificationFaults, ...generatedFaults['order-notification']],
  'agents-gateway': agentsGatewayFaults,
};
