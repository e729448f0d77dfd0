import { bodyParser } from '@koa/bodyparser';
import Koa from 'koa';
import { toKoaMiddleware } from '../../generated/saas-v2/runtime/adapters/koa.ts';
import { port, receiver } from './receiver.ts';

const app = new Koa();
app.use(toKoaMiddleware(receiver)); // before the body parser
app.use(bodyParser());
app.listen(port);
