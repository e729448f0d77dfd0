/** The receiver that is generated from the document of all: port, folder of the generated code. */
import { createServer } from 'node:http';
import { join } from 'node:path';
import { benchKey } from '../make-requests.ts';

interface Body {
  readonly businessId: string;
}

const [port, folder = ''] = process.argv.slice(2);
const { createReceiver } = await import(join(folder, 'server.ts'));
const { toNodeListener } = await import(join(folder, 'runtime/adapters/node.ts'));

const receiver = createReceiver({
  // Unused where nothing is signed.
  credentials: { key: benchKey },
  handlers: {
    // The body alone, or beside the parameters where they are the handler's own.
    newInstance: (input: Body | { readonly body: Body }) => ({
      resultCode: '000000',
      resultMsg: 'success',
      instanceId: 'body' in input ? input.body.businessId : input.businessId,
    }),
  },
});

createServer(toNodeListener(receiver)).listen(Number(port), '127.0.0.1');
