import { createServer } from 'node:http';
import { toNodeListener } from '../../generated/saas-v2/runtime/adapters/node.ts';
import { port, receiver } from './receiver.ts';

createServer(toNodeListener(receiver)).listen(port);
