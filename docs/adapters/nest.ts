import { NestFactory } from '@nestjs/core';
import { toNestMiddleware } from '../../generated/saas-v2/runtime/adapters/nest.ts';
import { AppModule } from './app.module.ts';
import { port, receiver } from './receiver.ts';

const app = await NestFactory.create(AppModule);
app.use('/saasproduce', toNestMiddleware(receiver)); // before listen()
await app.listen(port);
