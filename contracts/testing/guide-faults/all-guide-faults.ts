import type { GuideId } from '../guide-acts.ts';
import { agentsGatewayFaults } from './agents-gateway.ts';
import { emptyTexts } from './empty-texts.ts';
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
  'saas-v1': [
    ...saasV1Faults,
    ...generatedFaults['saas-v1'],
    ...emptyTexts(
      'newInstance',
      'queryInstance',
      'refreshInstance',
      'expireInstance',
      'releaseInstance',
      'upgrade',
      'instanceStatus',
    ),
  ],
  'kit-v2': [
    ...kitV2Faults,
    ...generatedFaults['kit-v2'],
    ...emptyTexts('tenantSync', 'applicationSync', 'authSync'),
  ],
  'kit-v1': [
    ...kitV1Faults,
    ...generatedFaults['kit-v1'],
    ...emptyTexts('tenantSync', 'applicationSync', 'authSync'),
  ],
  'license-online': [
    ...licenseOnlineFaults,
    ...generatedFaults['license-online'],
    ...emptyTexts(
      'newInstance',
      'refreshInstance',
      'updateInstanceStatus',
      'releaseInstance',
      'getLicenseAsync',
    ),
  ],
  'license-code': [
    ...licenseCodeFaults,
    ...generatedFaults['license-code'],
    ...emptyTexts('refreshLicenseCode', 'updateLicenseCodeStatus', 'releaseLicenseCode'),
  ],
  'license-v1': [
    ...licenseV1Faults,
    ...generatedFaults['license-v1'],
    ...emptyTexts('getLicense', 'refreshLicense', 'expireLicense', 'releaseLicense'),
  ],
  'order-notification': [
    ...orderNotificationFaults,
    ...generatedFaults['order-notification'],
    ...emptyTexts('orderNotify'),
  ],
  'agents-gateway': agentsGatewayFaults,
};
