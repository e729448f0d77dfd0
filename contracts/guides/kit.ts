import { randomBytes, randomUUID } from 'node:crypto';
import type { Fields } from '../merchant/fields.ts';
import { beijingTime } from '../merchant/ids.ts';
import type { Rule } from '../result.ts';
import type { Entity, Guide, Habits, Variant } from './guide.ts';
import { kitVariants } from './variants.ts';

const hex = (bytes: number) => randomBytes(bytes).toString('hex');
const department = (orgCode: string | undefined) => ({ orgCode, orgName: '开发部', parentCode: '' });

function user(userName: string | undefined, orgCode: string | undefined): Fields {
  return { userName, name: '张三', position: '系统管理员', orgCode, role: 'admin', enable: 'true' };
}

/** Where the two generations of the kit differ. */
export interface KitGeneration {
  readonly id: 'kit-v1' | 'kit-v2';
  /** Values of `flag`, by exchange. */
  readonly flags: Readonly<Record<string, readonly number[]>>;
  /** How the list of users travels. */
  userList(users: readonly Fields[]): unknown;
  /** Forms of requests that only this generation knows. */
  readonly variants?: readonly Variant[];
  /** The departments of allOrgSync. */
  departments(list: readonly ReturnType<typeof department>[]): Fields;
  rule(section: string, page: string): Rule;
  readonly signature: Rule;
  readonly responseSignature?: Rule;
  readonly nested?: Habits['nested'];
}

/** The five callbacks of joint-operation products; the platform alone gives names, so nothing is created for it. */
export function kitGuide({
  rule,
  userList,
  departments,
  flags,
  nested,
  variants = [],
  ...generation
}: KitGeneration): Guide {
  const common = rule('1.1 Transport and URL', 'accessg-marketplace/zh-cn_topic_0070649300');
  const debugging = rule('9 Seller Center debugging', 'accessg-marketplace/zh-cn_topic_0070649300');
  const dialTests = rule('1.7 Retry and failure handling', 'accessg-marketplace/zh-cn_topic_0070649300');
  const now = () => ({ timeStamp: beijingTime() });
  const entity = (exchange: string, word: string, modified: Fields): Entity => ({
    exchange,
    word,
    flags: flags[exchange] ?? [],
    modified: () => modified,
  });
  return {
    id: generation.id,
    subject: 'tenant',
    named: 'tenantId',
    fresh: () => ({
      instanceId: randomUUID(),
      orderId: `CS${hex(8).slice(0, 15).toUpperCase()}`,
      tenantId: hex(16),
      tenantCode: `koocontract-${hex(4)}`,
      appId: hex(8),
      orgCode: hex(4),
      userName: `zhangsan-${hex(3)}`,
    }),
    unknownName: () => hex(16),
    requests: {
      tenantSync: ({ instanceId, orderId, tenantId, tenantCode }) => ({
        instanceId,
        orderId,
        tenantId,
        tenantCode,
        name: 'huaweitenantname',
        domainName: 'https://example.tenantaccount.com',
        flag: 1,
        ...now(),
      }),
      applicationSync: ({ instanceId, tenantId, appId }) => ({
        instanceId,
        tenantId,
        appId,
        clientId: 'koocontract-client',
        clientSecret: 'test',
        flag: 1,
        ...now(),
      }),
      authSync: ({ instanceId, tenantId, appId, userName, orgCode }) => ({
        instanceId,
        tenantId,
        appId,
        userList: userList([user(userName, orgCode)]),
        currentSyncTime: beijingTime(),
        flag: 1,
        ...now(),
      }),
      singleOrgSync: ({ instanceId, tenantId, orgCode }) => ({
        instanceId,
        tenantId,
        ...department(orgCode),
        flag: 1,
        ...now(),
      }),
      allOrgSync: ({ instanceId, tenantId, orgCode }) => ({
        instanceId,
        tenantId,
        ...departments([department(orgCode), department(`${orgCode}-2`)]),
        ...now(),
      }),
    },
    cast: {
      first: 'tenantSync',
      probes: ['tenantSync', 'allOrgSync'],
      idle: ['allOrgSync', 'tenantSync'],
      ways: { released: [{ exchange: 'tenantSync', more: () => ({ flag: 0 }) }] },
      replayed: [],
    },
    steps: [],
    entities: [
      entity('tenantSync', 'tenant', { name: 'anothertenantname' }),
      entity('applicationSync', 'application', { clientId: 'another-client' }),
      entity('singleOrgSync', 'department', { orgName: '测试部' }),
      {
        ...entity('authSync', 'user', {}),
        list: ({ orgCode }, entries) => ({
          userList: userList(entries.map((entry) => ({ ...user('lisi02', orgCode), ...entry }))),
        }),
      },
    ],
    cases: [
      // As the page is when it opens.
      { name: 'tenantSync', exchange: 'tenantSync', more: () => ({ instanceId: '', orderId: '' }) },
      ...['applicationSync', 'authSync', 'singleOrgSync', 'allOrgSync'].map((exchange) => ({
        name: exchange,
        exchange,
        more: () => ({ instanceId: '' }),
      })),
    ],
    variants: [...kitVariants(user, userList), ...variants],
    rules: {
      signature: generation.signature,
      ...(generation.responseSignature === undefined
        ? {}
        : { responseSignature: generation.responseSignature }),
      transport: common,
      timeout: common,
      answers: common,
      codes: rule('1.5 Result codes', 'accessg-marketplace/zh-cn_topic_0070649421'),
      debugging,
      dialTests,
    },
    habits: {
      contentType: 'application/json',
      oldestTls: 'TLSv1.2',
      looseAnswers: false,
      hollowDebugging: true,
      debuggedUnknown: [],
      refusesUnknown: [],
      asynchronous: [],
      optional: [],
      dispensable: {
        tenantSync: ['instanceId', 'orderId', 'tenantCode', 'name', 'domainName', 'testFlag', 'timeStamp'],
        applicationSync: ['instanceId', 'clientId', 'clientSecret', 'testFlag', 'timeStamp'],
        authSync: ['instanceId', 'appId', 'currentSyncTime', 'testFlag', 'timeStamp'],
        // Applications without departments answer success and store nothing.
        singleOrgSync: ['instanceId', 'tenantId', 'orgCode', 'orgName', 'flag', 'testFlag', 'timeStamp'],
        allOrgSync: ['instanceId', 'tenantId', 'orgInfo', 'orgInfoList', 'testFlag', 'timeStamp'],
      },
      tampered: { exchange: 'tenantSync', field: 'name' },
      text: { exchange: 'tenantSync', field: 'name', typed: true },
      ...(nested === undefined ? {} : { nested }),
    },
  };
}
