/** A user who can log in; names of the fields are those of `getUserInfo`. */
export interface User {
  readonly id: string;
  readonly userName: string;
  readonly name: string;
  readonly role: 'admin' | 'user';
  readonly email: string;
  readonly mobile: string;
}

export const users: readonly User[] = [
  {
    id: '20201029190841785-CB37-8BD36B5F1',
    userName: 'zhangsan',
    name: '张三',
    role: 'admin',
    email: 'zhangsan@example.com',
    mobile: '13800000001',
  },
  {
    id: '20201029190841785-CB37-8BD36B5F2',
    userName: 'lisi',
    name: '李四',
    role: 'user',
    email: 'lisi@example.com',
    mobile: '13800000002',
  },
];

/** The one tenant: the `tenantId` and `domainName` that *tenantSync* would have told; the latter is the mock's address. */
export const tenant = {
  id: '34a59a26e6a24071a9cc7a0526440171',
  name: '示例企业',
  organizationCode: '10000',
  organizationName: '研发部',
} as const;

/** The one application, with the values of the document's examples. They protect nothing and are meant to be printed. */
export const application = {
  appId: '12345',
  clientId: 'NzZeWuiJa91dPSRdZQChMazIh13AWk7u',
  clientSecret: 'Qm3vT8yLw2RxKd6HsJf9BnZpEc4GaUo1',
  loginUrl: 'http://localhost:3000/login',
} as const;

const minute = 60;
const day = 24 * 60 * minute;

/** In seconds. Those of tokens are documented (zh-cn_topic_0070649448); the others are the mock's own. */
export const lifeTimes = {
  code: 5 * minute,
  ticket: 5 * minute,
  session: day,
  accessToken: 120 * minute,
  refreshToken: 30 * day,
} as const;
