/** What a project needs for its framework. */
interface Packages {
  readonly dependencies: readonly string[];
  /** Types that a package does not bring itself. */
  readonly types: readonly string[];
}

const packages: Readonly<Record<string, Packages>> = {
  express: { dependencies: ['express'], types: ['@types/express'] },
  fastify: { dependencies: ['fastify'], types: [] },
  koa: { dependencies: ['@koa/bodyparser', 'koa'], types: ['@types/koa'] },
  hono: { dependencies: ['@hono/node-server', 'hono'], types: [] },
  nest: {
    dependencies: ['@nestjs/common', '@nestjs/core', '@nestjs/platform-express', 'reflect-metadata', 'rxjs'],
    types: [],
  },
  node: { dependencies: [], types: [] },
};

export const frameworkNames = Object.keys(packages);

/** Names of the packages of a framework, without their versions. */
export function packagesFor(framework: string): Packages {
  return packages[framework] ?? { dependencies: [], types: [] };
}

/** Guides that there are handlers for. */
export const guides = ['saas-v2', 'saas-v1', 'license-online'];
