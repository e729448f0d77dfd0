import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { port, receiver } from './receiver.ts';

const app = new Hono();
app.all('/saasproduce/*', (context) => receiver(context.req.raw));
serve({ fetch: app.fetch, port });
