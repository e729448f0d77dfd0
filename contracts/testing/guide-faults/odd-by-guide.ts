import { knownCode } from '../guide-acts.ts';
import { refusing } from '../guide-alter.ts';
import type { GuideFault } from './fault.ts';
import {
  dyingOfHostile,
  dyingOfLength,
  dyingOfLengths,
  dyingOfType,
  dyingOfTypes,
  dyingOfValue,
  dyingOfValues,
  intolerant,
  leakFaults,
  plainObject,
  takingNull,
  takingValue,
  tellingToken,
  wildCard,
} from './odd-requests.ts';

/** Of V1: what comes to light by requests that are odd, or as odd as the documents. */
export const saasV1Odd: readonly GuideFault[] = [
  ...leakFaults,
  tellingToken,
  ...plainObject(
    'instanceId',
    'queryInstance',
    'refreshInstance',
    'expireInstance',
    'releaseInstance',
    'upgrade',
    'instanceStatus',
  ),
  wildCard('newInstance'),
  dyingOfHostile('upgrade', 'instanceId'),
  dyingOfLength('newInstance', 'customerName'),
  dyingOfLengths({
    queryInstance: 'instanceId',
    refreshInstance: 'orderId',
    expireInstance: 'orderId',
    upgrade: 'orderId',
    instanceStatus: 'instanceId',
  }),
  takingValue('instanceStatus', 'instanceStatus', 'NORMAL'),
  dyingOfValue('newInstance', 'periodType', 'year', 'month'),
  intolerant(
    'tolerance.optional-fields-newInstance',
    'fails',
    ({ exchange, fields }) => exchange === 'newInstance' && 'saasExtendParams' in fields,
  ),
  intolerant(
    'tolerance.no-charging-mode-newInstance',
    'fails',
    ({ exchange, fields, test }) => exchange === 'newInstance' && test && !('chargingMode' in fields),
  ),
  intolerant(
    'tolerance.no-customer-name-newInstance',
    'warns',
    ({ exchange, fields }) => exchange === 'newInstance' && !('customerName' in fields),
  ),
  intolerant(
    'tolerance.empty-product-id-refreshInstance',
    'fails',
    ({ fields }) => fields['productId'] === '',
  ),
  ...['expireInstance', 'releaseInstance'].map((name) =>
    intolerant(
      `tolerance.no-order-${name}`,
      'warns',
      ({ exchange, fields }) => exchange === name && !('orderId' in fields),
    ),
  ),
  intolerant(
    'tolerance.extend-params-upgrade',
    'warns',
    ({ exchange, fields }) => exchange === 'upgrade' && 'saasExtendParams' in fields,
  ),
];

export const licenseV1Odd: readonly GuideFault[] = [
  ...leakFaults,
  ...plainObject('instanceId', 'refreshLicense', 'expireLicense', 'releaseLicense'),
  wildCard('getLicense'),
  dyingOfLength('expireLicense', 'orderId'),
  dyingOfLengths({ getLicense: 'orderId', refreshLicense: 'orderId', releaseLicense: 'orderId' }),
  dyingOfValues(
    { getLicense: 'periodType', refreshLicense: 'periodType' },
    (value) => value === 'year' || value === 'month',
  ),
  intolerant('tolerance.optional-fields-getLicense', 'fails', ({ fields }) => 'skuCode' in fields),
  intolerant(
    'tolerance.no-customer-name-getLicense',
    'fails',
    ({ exchange, fields }) => exchange === 'getLicense' && !('customerName' in fields),
  ),
  intolerant(
    'tolerance.product-id-refreshLicense',
    'fails',
    ({ exchange, fields }) => exchange === 'refreshLicense' && 'productId' in fields,
  ),
];

export const licenseOnlineOdd: readonly GuideFault[] = [
  ...leakFaults,
  ...plainObject(
    'instanceId',
    'refreshInstance',
    'updateInstanceStatus',
    'releaseInstance',
    'getLicenseAsync',
  ),
  wildCard('newInstance'),
  dyingOfType('getLicenseAsync', 'eventId'),
  takingNull('newInstance', 'orderId', 'fails'),
  takingNull('getLicenseAsync', 'eventId', 'warns'),
  takingValue('updateInstanceStatus', 'status', 'UNFREEZE'),
  dyingOfValue('refreshInstance', 'scene', 'TRIAL_TO_FORMAL', 'RENEWAL', 'UNSUBSCRIBE_RENEWAL_PERIOD'),
  dyingOfLength('releaseInstance', 'orderLineId'),
  dyingOfLengths({
    refreshInstance: 'orderId',
    updateInstanceStatus: 'instanceId',
    getLicenseAsync: 'eventId',
  }),
  intolerant('tolerance.product-id-refreshInstance', 'fails', ({ fields }) => 'productId' in fields),
  intolerant(
    'tolerance.long-fingerprint-getLicenseAsync',
    'warns',
    ({ fields }) => String(fields['deviceFingerprint']).length > 1024,
  ),
];

const renewals = { given: { license: knownCode }, only: ['result-codes'] };

export const licenseCodeOdd: readonly GuideFault[] = [
  ...leakFaults,
  ...plainObject('license', 'refreshLicenseCode', 'updateLicenseCodeStatus', 'releaseLicenseCode'),
  dyingOfHostile('releaseLicenseCode', 'license'),
  dyingOfType('refreshLicenseCode', 'license'),
  dyingOfLength('updateLicenseCodeStatus', 'license'),
  dyingOfTypes({ updateLicenseCodeStatus: 'license', releaseLicenseCode: 'license' }),
  dyingOfLengths({ refreshLicenseCode: 'orderId', releaseLicenseCode: 'license' }),
  dyingOfValues({ refreshLicenseCode: 'scene' }, (value) => value !== 'NO_SUCH'),
  { ...takingNull('refreshLicenseCode', 'expireTime', 'fails'), options: renewals },
  { ...takingValue('updateLicenseCodeStatus', 'status', 'UNFREEZE'), options: renewals },
  intolerant('tolerance.product-id-refreshLicenseCode', 'fails', ({ fields }) => 'productId' in fields),
  intolerant(
    'tolerance.no-order-releaseLicenseCode',
    'fails',
    ({ exchange, fields }) => exchange === 'releaseLicenseCode' && !('orderId' in fields),
  ),
];

export const orderNotificationOdd: readonly GuideFault[] = [
  ...leakFaults,
  dyingOfHostile('orderNotify', 'orderId'),
  dyingOfType('orderNotify', 'orderLineId'),
  dyingOfLength('orderNotify', 'orderId'),
  takingNull('orderNotify', 'orderId', 'fails'),
];

export const kitOdd: readonly GuideFault[] = [
  ...leakFaults,
  dyingOfHostile('tenantSync', 'tenantId'),
  dyingOfType('authSync', 'appId'),
  dyingOfLength('singleOrgSync', 'orgName', 128),
  dyingOfTypes({ applicationSync: 'appId', singleOrgSync: 'tenantId', allOrgSync: 'tenantId' }),
  dyingOfLengths({
    tenantSync: 'tenantId',
    applicationSync: 'clientId',
    authSync: 'appId',
    allOrgSync: 'tenantId',
  }),
  dyingOfValues(
    { applicationSync: 'flag', authSync: 'flag', singleOrgSync: 'flag' },
    (value) => typeof value !== 'number' || value <= 3,
  ),
  takingNull('tenantSync', 'tenantId', 'fails'),
  takingNull('tenantSync', 'name', 'warns'),
  takingValue('tenantSync', 'flag', 1),
  intolerant('tolerance.user-kinds-authSync', 'fails', ({ fields }) =>
    users(fields['userList']).includes('"role":"user"'),
  ),
  intolerant('tolerance.empty-user-details-authSync', 'warns', ({ fields }) =>
    users(fields['userList']).includes('"mobile":""'),
  ),
  {
    fault: 'knows no departments below others',
    change: refusing(({ exchange, fields }) => exchange === 'singleOrgSync' && Boolean(fields['parentCode'])),
    fails: ['tolerance.child-department-singleOrgSync', 'sync.move-singleOrgSync'],
  },
  intolerant(
    'tolerance.no-parent-singleOrgSync',
    'fails',
    ({ exchange, fields }) => exchange === 'singleOrgSync' && !('parentCode' in fields),
  ),
  intolerant(
    'tolerance.stray-flag-allOrgSync',
    'warns',
    ({ exchange, fields }) => exchange === 'allOrgSync' && 'flag' in fields,
  ),
  intolerant('tolerance.domain-name-tenantSync', 'fails', ({ fields }) =>
    String(fields['domainName']).startsWith('example.'),
  ),
];

export const departmentNames: GuideFault = intolerant(
  'tolerance.department-name-allOrgSync',
  'warns',
  ({ fields }) => JSON.stringify(fields['orgInfoList'] ?? '').includes('OrgName'),
);

function users(list: unknown): string {
  return typeof list === 'string' ? list : JSON.stringify(list ?? '');
}
