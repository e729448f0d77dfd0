import { randomUUID } from 'node:crypto';
import { textAt } from '../../generator/load/openapi.ts';
import { encryptField } from '../../runtime/signing/aes-cbc.ts';
import {
  type Answer,
  type Call,
  type Fields,
  guideKey,
  invalid,
  type Kind,
  ok,
  type Shop,
  unknown,
} from './guide-merchant.ts';

type Act = Kind['act'];

/** Refuses unknown activities and missing fields, then goes on. */
function checked(mandatory: Readonly<Record<string, readonly string[]>>, act: Act): Act {
  return (call, shop) => {
    const names = Object.hasOwn(mandatory, call.exchange) ? mandatory[call.exchange] : undefined;
    if (names === undefined || names.some((name) => !isFitting(name, call.fields[name]))) return invalid;
    return act(call, shop);
  };
}

const choices: Readonly<Record<string, readonly unknown[]>> = {
  flag: [0, 1, 2, 3],
  status: ['FREEZE', 'UNFREEZE'],
  instanceStatus: ['FREEZE', 'NORMAL'],
};

/** A mandatory field has a value of its type. */
function isFitting(name: string, value: unknown): boolean {
  if (Object.hasOwn(choices, name)) return choices[name]?.includes(value) ?? false;
  if (name === 'testFlag') return value !== undefined;
  if (name === 'userList' && Array.isArray(value)) return value.every(isUser);
  if (/List$/.test(name)) return Array.isArray(value) || (typeof value === 'string' && value.startsWith('['));
  return typeof value === 'string' && value !== '';
}

function isUser(entry: unknown): boolean {
  const members = ['userName', 'name', 'orgCode', 'role', 'enable'];
  return members.every((member) => textAt(entry, member) !== '');
}

/** Opens something once per key. */
function opened(key: string, shop: Shop, make: () => Record<string, unknown>): Record<string, unknown> {
  const found = shop.get(key) ?? make();
  shop.set(key, found);
  shop.set(String(found['instanceId']), found);
  return found;
}

/** Instances or licences by `instanceId`, as every guide with a creation keeps them. */
function kept({ fields, test, exchange }: Call, shop: Shop, releases: string): Answer {
  const instance = shop.get(String(fields['instanceId']));
  // Debugging cases name instances that were never issued.
  if (instance === undefined) return test ? ok : unknown;
  if (exchange === releases) instance['released'] = true;
  else if (instance['released'] === true && !test) return unknown;
  return ok;
}

const saasV1: Act = checked(
  {
    newInstance: ['customerId', 'businessId', 'orderId', 'productId'],
    refreshInstance: ['instanceId', 'orderId', 'expireTime'],
    expireInstance: ['instanceId'],
    releaseInstance: ['instanceId'],
    upgrade: ['instanceId', 'orderId', 'skuCode', 'productId'],
    instanceStatus: ['instanceId', 'instanceStatus'],
    queryInstance: ['instanceId'],
  },
  (call, shop) => {
    const { exchange, fields, test } = call;
    const access = () => ({
      frontEndUrl: 'https://www.example.com/app',
      userName: encryptField('admin', guideKey, { keySize: 256 }),
      memo: 'Welcome',
    });
    if (exchange === 'newInstance') {
      const { instanceId, appInfo } = opened(`${fields['orderId']} ${fields['productId']}`, shop, () => ({
        instanceId: fields['businessId'],
        appInfo: access(),
      }));
      return { ...ok, encryptType: '1', instanceId, appInfo };
    }
    if (exchange !== 'queryInstance') return kept(call, shop, 'releaseInstance');
    const ids = String(fields['instanceId']).split(',');
    const known = ids.filter((id) => shop.has(id) && (test || shop.get(id)?.['released'] !== true));
    if (known.length === 0 && !test) return unknown;
    const usageInfo = [{ usageValue: 12.5, statisticalTime: '20221124023618256' }];
    return {
      ...ok,
      encryptType: '1',
      info: known.map((instanceId) => ({ instanceId, appInfo: access(), usageInfo })),
    };
  },
);

const licenseV1: Act = checked(
  {
    getLicense: ['customerId', 'businessId', 'orderId', 'productId'],
    refreshLicense: ['instanceId', 'orderId', 'expireTime'],
    expireLicense: ['instanceId', 'orderId'],
    releaseLicense: ['instanceId', 'orderId'],
  },
  (call, shop) => {
    if (call.exchange !== 'getLicense') return kept(call, shop, 'releaseLicense');
    const { instanceId, license } = opened(`order ${call.fields['orderId']}`, shop, () => ({
      instanceId: randomUUID(),
      license: randomUUID(),
    }));
    return { ...ok, instanceId, license };
  },
);

const licenseOnline: Act = checked(
  {
    newInstance: ['orderId', 'orderLineId', 'businessId'],
    refreshInstance: ['scene', 'orderId', 'orderLineId', 'instanceId', 'expireTime'],
    updateInstanceStatus: ['instanceId', 'status'],
    releaseInstance: ['instanceId'],
    getLicenseAsync: ['instanceId', 'effectiveTime', 'eventId'],
  },
  (call, shop) => {
    const { exchange, fields } = call;
    if (exchange !== 'newInstance') return kept(call, shop, 'releaseInstance');
    const line = `${fields['orderId']} ${fields['orderLineId']}`;
    const { instanceId } = opened(line, shop, () => ({ instanceId: randomUUID() }));
    return { ...ok, instanceId };
  },
);

/** The only licence code that the merchant knows. */
export const knownCode = 'PL0123456789ABCDEF';

const licenseCode: Act = checked(
  {
    refreshLicenseCode: ['scene', 'orderId', 'orderLineId', 'license', 'expireTime'],
    updateLicenseCodeStatus: ['license', 'status'],
    releaseLicenseCode: ['license'],
  },
  ({ exchange, fields, test }, shop) => {
    if (test) return ok;
    if (fields['license'] !== knownCode) return unknown;
    const code = shop.get(knownCode) ?? {};
    shop.set(knownCode, code);
    if (exchange === 'releaseLicenseCode') code['released'] = true;
    return exchange !== 'releaseLicenseCode' && code['released'] === true ? unknown : ok;
  },
);

const orderNotification: Act = checked({ orderNotify: ['orderId', 'orderLineId'] }, () => ok);

function kit(departments: string): Act {
  const always = ['tenantId', 'testFlag', 'timeStamp'];
  return checked(
    {
      tenantSync: [...always, 'flag', 'tenantCode', 'name', 'domainName'],
      applicationSync: [...always, 'flag', 'appId', 'clientId', 'clientSecret'],
      authSync: [...always, 'flag', 'appId', 'userList', 'currentSyncTime'],
      singleOrgSync: [...always, 'flag', 'orgCode', 'orgName'],
      allOrgSync: [...always, departments],
    },
    ({ exchange, fields }, shop) => {
      const key = kitKey(exchange, fields);
      if (fields['flag'] === 0) shop.delete(key);
      else shop.set(key, { ...fields });
      return ok;
    },
  );
}

/** By which a tenant, an application, a department is told from another. */
export function kitKey(exchange: string, fields: Fields): string {
  return [exchange, ...['tenantId', 'appId', 'orgCode'].map((name) => fields[name])].join(' ');
}

const agents: Act = () => ({
  usage: { completion_tokens: 217, prompt_tokens: 31, total_tokens: 248 },
  data: 'Hello',
});

/** A correct merchant for each guide but SaaS V2.0, by the guide's ID. */
export const kinds = {
  'saas-v1': { scheme: 'auth-token', signsAnswers: true, act: saasV1 },
  'license-v1': { scheme: 'auth-token', signsAnswers: true, act: licenseV1 },
  'license-online': { scheme: 'saas-v2', window: 60, signsAnswers: false, act: licenseOnline },
  'license-code': { scheme: 'saas-v2', window: 60, signsAnswers: false, act: licenseCode },
  'order-notification': { scheme: 'saas-v2', window: 60, signsAnswers: false, act: orderNotification },
  'kit-v2': { scheme: 'kit-v2', window: 60, signsAnswers: false, act: kit('orgInfoList') },
  'kit-v1': { scheme: 'auth-token-header', signsAnswers: true, act: kit('orgInfo') },
  'agents-gateway': { scheme: 'agents-jwt', window: 300, signsAnswers: false, byStatus: true, act: agents },
} satisfies Readonly<Record<string, Kind>>;

export type GuideId = keyof typeof kinds;
