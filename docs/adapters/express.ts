import express from 'express';
import { toExpressHandler } from '../../generated/saas-v2/runtime/adapters/express.ts';
import { port, receiver } from './receiver.ts';

const app = express();
app.use('/saasproduce', toExpressHandler(receiver)); // before the body parsers
app.use(express.json());
app.listen(port);
