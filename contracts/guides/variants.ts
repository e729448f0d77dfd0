import type { Fields } from '../merchant/fields.ts';
import type { Subject, Variant } from './guide.ts';

/** The page of a renewal names it as optional: it comes when the period type changes, as from monthly to yearly. */
export function productIdVariant(exchange: string, productId = 'OFFI461867333479178240'): Variant {
  return {
    id: `tolerance.product-id-${exchange}`,
    title: `${exchange} with a productId succeeds: the period type changes with the renewal`,
    words: `${exchange} with a productId`,
    exchange,
    more: () => ({ productId }),
    severity: 'error',
  };
}

const target = { productId: 'OFFI461867333479178240' };

function productInfo(name: string, form: string, value: unknown): Variant {
  return {
    id: `tolerance.product-info-${name}-changeInstanceCheck`,
    title: `changeInstanceCheck accepts a productInfo that is ${form}`,
    words: `changeInstanceCheck, which is optional, with a productInfo that is ${form}`,
    exchange: 'changeInstanceCheck',
    more: () => ({ productInfo: value }),
    severity: 'warning',
  };
}

/** Its structure stands on no page: merchants have met an object, the text of one, and a list. */
export const productInfoVariants: readonly Variant[] = [
  productInfo('small', 'an object with nothing but productId', target),
  productInfo('text', 'the text of a JSON object', JSON.stringify(target)),
  productInfo('list', 'a list of one object', [target]),
];

/** An order comes with a release only when an unsubscription is the reason. */
export function releaseVariant(exchange: string): Variant {
  return {
    id: `tolerance.no-order-${exchange}`,
    title: `${exchange} without an order succeeds: something was not renewed`,
    words: `${exchange} without orderId and orderLineId`,
    exchange,
    more: () => ({ orderId: undefined, orderLineId: undefined }),
    severity: 'error',
    calls: 'debug',
  };
}

export const fingerprintVariant: Variant = {
  id: 'tolerance.long-fingerprint-getLicenseAsync',
  title: 'getLicenseAsync accepts a deviceFingerprint of 5 KB',
  words: 'getLicenseAsync with a deviceFingerprint of 5120 characters',
  exchange: 'getLicenseAsync',
  more: () => ({
    deviceFingerprint:
      `${Array.from({ length: 512 }, () => '00-00-5E-00-53-01').join()}|DISK|BOARD|CPU`.slice(-5120),
  }),
  severity: 'warning',
};

/** `[{"name":"extendParamName","value":"extendParamValue"}]` */
const saasExtendParams = btoa(JSON.stringify([{ name: 'extendParamName', value: 'extendParamValue' }]));

/** Requests of the V1 guides, whose tables, samples and debugging page differ from each other. */
export const saasV1Variants: readonly Variant[] = [
  ...['newInstance', 'refreshInstance', 'upgrade'].map(
    (exchange): Variant => ({
      id: `tolerance.order-amount-${exchange}`,
      title: `${exchange} with an orderAmount of 3 decimals succeeds`,
      words: `${exchange} with the orderAmount 99.125`,
      exchange,
      more: () => ({ orderAmount: '99.125' }),
      severity: exchange === 'upgrade' ? 'warning' : 'error',
    }),
  ),
  {
    id: 'tolerance.optional-fields-newInstance',
    title: 'newInstance with its optional parameters succeeds',
    words: 'newInstance with skuCode, trialFlag 0, userId, userName and saasExtendParams',
    exchange: 'newInstance',
    more: () => ({
      skuCode: 'd0abcd12-5295-46a7-92d4-7c803dccc51d',
      trialFlag: '0',
      userId: '68cbc86abc2018ab880d92f36422fa0f',
      userName: 'huaweitest-user',
      saasExtendParams,
    }),
    severity: 'error',
  },
  {
    id: 'tolerance.no-charging-mode-newInstance',
    title: 'A debugging newInstance without chargingMode succeeds, as the Seller Center sends it',
    words: 'A debugging newInstance without chargingMode',
    exchange: 'newInstance',
    more: () => ({ chargingMode: undefined }),
    severity: 'error',
    calls: 'debug',
  },
  {
    id: 'tolerance.no-customer-name-newInstance',
    title: 'newInstance without customerName succeeds: not every site sends it',
    words: 'newInstance without customerName',
    exchange: 'newInstance',
    more: () => ({ customerName: undefined }),
    severity: 'warning',
  },
  {
    id: 'tolerance.empty-product-id-refreshInstance',
    title: 'refreshInstance with an empty productId succeeds: the period type stays',
    words: 'refreshInstance with an empty productId',
    exchange: 'refreshInstance',
    more: () => ({ productId: '' }),
    severity: 'error',
  },
  ...['expireInstance', 'releaseInstance'].map(
    (exchange): Variant => ({
      id: `tolerance.no-order-${exchange}`,
      title: `${exchange} without orderId succeeds, as its sample has it`,
      words: `${exchange} without orderId`,
      exchange,
      more: () => ({ orderId: undefined }),
      severity: 'warning',
    }),
  ),
  {
    id: 'tolerance.extend-params-upgrade',
    title: 'upgrade with saasExtendParams succeeds, as its sample has it',
    words: 'upgrade, which is optional, with saasExtendParams',
    exchange: 'upgrade',
    more: () => ({ saasExtendParams }),
    severity: 'warning',
  },
];

export const licenseV1Variants: readonly Variant[] = [
  {
    id: 'tolerance.optional-fields-getLicense',
    title: 'getLicense with a skuCode succeeds',
    words: 'getLicense with a skuCode',
    exchange: 'getLicense',
    more: () => ({ skuCode: 'd0abcd12-5295-46a7-92d4-7c803dccc51d' }),
    severity: 'error',
  },
  {
    id: 'tolerance.no-customer-name-getLicense',
    title: 'getLicense without customerName succeeds',
    words: 'getLicense without customerName',
    exchange: 'getLicense',
    more: () => ({ customerName: undefined }),
    severity: 'error',
  },
  productIdVariant('refreshLicense', '00301-666666-0--1'),
];

/** What differs between users and departments; `user` makes a sound one, and `list` the field that holds them. */
export function kitVariants(
  user: (name: string, orgCode: string | undefined) => Fields,
  list: (users: readonly Fields[]) => unknown,
): readonly Variant[] {
  const users = (make: (usual: Fields) => readonly Fields[]) => (subject: Subject) => ({
    userList: list(make(user('lisi02', subject['orgCode']))),
  });
  return [
    {
      id: 'tolerance.user-kinds-authSync',
      title: 'authSync accepts ordinary users, disabled accounts, and users without a position',
      words: 'authSync with an ordinary user, a disabled one and one without a position',
      exchange: 'authSync',
      more: users((usual) => [
        { ...usual, role: 'user' },
        { ...usual, userName: 'wangwu03', enable: 'false' },
        { ...usual, userName: 'zhaoliu04', position: undefined },
      ]),
      severity: 'error',
    },
    {
      id: 'tolerance.empty-user-details-authSync',
      title: 'authSync accepts empty details of a user, as the sample has them',
      words: 'authSync with an empty employeeCode, mobile and email',
      exchange: 'authSync',
      more: users((usual) => [{ ...usual, employeeCode: '', mobile: '', email: '' }]),
      severity: 'warning',
    },
    {
      id: 'tolerance.child-department-singleOrgSync',
      title: 'singleOrgSync of a department with a parent succeeds',
      words: 'singleOrgSync with the parentCode of another department',
      exchange: 'singleOrgSync',
      more: ({ orgCode }) => ({ orgCode: `${orgCode}-1`, parentCode: orgCode }),
      severity: 'error',
    },
    {
      id: 'tolerance.no-parent-singleOrgSync',
      title: 'singleOrgSync of a top department without any parentCode succeeds',
      words: 'singleOrgSync without parentCode',
      exchange: 'singleOrgSync',
      more: () => ({ parentCode: undefined }),
      severity: 'error',
    },
    {
      id: 'tolerance.stray-flag-allOrgSync',
      title: 'allOrgSync with a flag succeeds, as its sample has it',
      words: 'allOrgSync with a flag, which stands in its sample,',
      exchange: 'allOrgSync',
      more: () => ({ flag: 1 }),
      severity: 'warning',
    },
    {
      id: 'tolerance.domain-name-tenantSync',
      title: 'A debugging tenantSync with any domainName succeeds',
      words: 'A debugging tenantSync with a domainName without https://',
      exchange: 'tenantSync',
      more: () => ({ domainName: 'example.tenantaccount.com' }),
      severity: 'error',
      calls: 'debug',
    },
  ];
}

/** V1 calls it `name`, an older table `OrgName`. */
export const departmentNameVariant: Variant = {
  id: 'tolerance.department-name-allOrgSync',
  title: 'allOrgSync accepts OrgName and name in place of orgName, as older pages have it',
  words: 'allOrgSync with OrgName and name in place of orgName',
  exchange: 'allOrgSync',
  more: ({ orgCode }) => ({
    orgInfoList: [
      { orgCode, OrgName: '产品部', parentCode: '' },
      { orgCode: `${orgCode}-2`, name: '测试部', parentCode: orgCode },
    ],
  }),
  severity: 'warning',
};
