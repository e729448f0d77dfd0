import { NestFactory } from '@nestjs/core';
import { toNestMiddleware } from '../../generated/saas-v2/runtime/adapters/nest.ts';
import type { Receiver } from '../../generated/saas-v2/runtime/receiving/receiver.ts';

/** Where the platform sends its callbacks. */
export const CALLBACK_PATH = '/saasproduce';

/**
 * Your controllers and providers go here. Node runs TypeScript by leaving the types out, and knows no decorators, so this
 * module has none. For classes with decorators print JavaScript first, with experimentalDecorators, emitDecoratorMetadata
 * and rewriteRelativeImportExtensions in tsconfig.json, and start that.
 */
const AppModule = { module: class AppModule {}, imports: [], controllers: [], providers: [] };

/** @throws Error when the port is taken */
export async function serve(receiver: Receiver, port: number) {
  const app = await NestFactory.create(AppModule, { logger: ['error', 'warn'], abortOnError: false });
  app.use(CALLBACK_PATH, toNestMiddleware(receiver)); // before listen(), which adds NestJS's body parser
  await app.listen(port);
  return { port: Number(new URL(await app.getUrl()).port), close: () => app.close() };
}
