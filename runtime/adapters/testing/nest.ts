import type { MiddlewareConsumer, NestApplicationOptions } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { Request, Response } from 'express';
import { onTestFinished } from 'vitest';
import { toNestMiddleware } from '../nest.ts';
import type { ServeApp } from './serve.ts';

/** Mounted in `main.ts`, before the body parser. */
export const serveNest =
  (parses: boolean): ServeApp =>
  (receiver, mount) =>
    startNest({ bodyParser: parses }, withOthers, (app) => app.use(mount, toNestMiddleware(receiver)));

/** Mounted by a module, which comes after body parsers, so there are none. */
export const serveNestModule: ServeApp = (receiver, mount) =>
  startNest({ bodyParser: false }, (consumer) => {
    consumer.apply(toNestMiddleware(receiver)).forRoutes(mount);
    withOthers(consumer);
  });

/** Starts an app of one module with middleware. */
export async function startNest(
  options: NestApplicationOptions,
  configure: (consumer: MiddlewareConsumer) => void,
  prepare: (app: NestExpressApplication) => void = () => undefined,
): Promise<string> {
  class AppModule {
    readonly configure = configure;
  }
  const app = await NestFactory.create<NestExpressApplication>(AppModule, { logger: false, ...options });
  onTestFinished(() => app.close());
  prepare(app);
  await app.listen(0);
  return app.getUrl();
}

function withOthers(consumer: MiddlewareConsumer): void {
  consumer
    .apply((request: Request, response: Response) => void response.json({ got: request.body }))
    .forRoutes('other');
}
