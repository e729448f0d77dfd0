import { createSqliteStore } from '../../generated/saas-v2/runtime/idempotency/sqlite-store.ts';
import { createReceiver, ResultError } from '../../generated/saas-v2/server.ts';

const success = { resultCode: '000000', resultMsg: 'success' } as const;

export const receiver = createReceiver({
  credentials: { key: process.env['KOO_ACCESS_KEY'] ?? '' },
  idempotency: createSqliteStore({ path: 'answers.sqlite' }),
  prefix: '/saasproduce',
  handlers: {
    newInstance: ({ businessId }) => ({ ...success, instanceId: businessId }),
    queryInstance: ({ instanceId }) => {
      throw new ResultError('000003', `there is no instance ${instanceId}`);
    },
    refreshInstance: () => success,
    updateInstanceStatus: () => success,
    releaseInstance: () => success,
  },
});

export const port = Number(process.env['PORT'] ?? 8080);
