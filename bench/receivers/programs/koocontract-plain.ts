/** The receiver that is generated from a plain document: port, folder of the generated code. */
import { createServer } from 'node:http';
import { join } from 'node:path';

const [port, folder = ''] = process.argv.slice(2);
const { createReceiver } = await import(join(folder, 'server.ts'));
const { toNodeListener } = await import(join(folder, 'runtime/adapters/node.ts'));

const receiver = createReceiver({
  handlers: {
    newInstance: ({ body }: { body: { businessId: string } }) => ({
      resultCode: '000000',
      resultMsg: 'success',
      instanceId: body.businessId,
    }),
  },
});

createServer(toNodeListener(receiver)).listen(Number(port), '127.0.0.1');
