import { fastify } from 'fastify';
import { toFastifyPlugin } from '../../generated/saas-v2/runtime/adapters/fastify.ts';
import { port, receiver } from './receiver.ts';

const app = fastify();
app.register(toFastifyPlugin(receiver), { prefix: '/saasproduce' });
await app.listen({ port });
