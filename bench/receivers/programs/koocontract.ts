/** The generated receiver of SaaS V2.0: port, and perhaps a file for the answers. */
import { createServer } from 'node:http';
import { toNodeListener } from '../../../generated/saas-v2/runtime/adapters/node.ts';
import { createMemoryStore } from '../../../generated/saas-v2/runtime/idempotency/memory-store.ts';
import { createSqliteStore } from '../../../generated/saas-v2/runtime/idempotency/sqlite-store.ts';
import { createReceiver, ResultError } from '../../../generated/saas-v2/server.ts';
import { benchKey } from '../make-requests.ts';

const [port, path] = process.argv.slice(2);

const refuse = (): never => {
  throw new ResultError('000005', 'not measured');
};

const receiver = createReceiver({
  credentials: { key: benchKey },
  idempotency: path === undefined ? createMemoryStore() : createSqliteStore({ path }),
  handlers: {
    newInstance: ({ businessId }) => ({ resultCode: '000000', resultMsg: 'success', instanceId: businessId }),
    queryInstance: refuse,
    refreshInstance: refuse,
    updateInstanceStatus: refuse,
    releaseInstance: refuse,
  },
});

createServer(toNodeListener(receiver)).listen(Number(port), '127.0.0.1');
