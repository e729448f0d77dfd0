import { join } from 'node:path';

/** What was generated, loaded. */
export type Modules = Readonly<Record<'server' | 'client' | 'validators' | 'node' | 'answer', object>>;

/** @param folder with the generated code */
export async function loadModules(folder: string): Promise<Modules> {
  return {
    server: await import(join(folder, 'server.ts')),
    client: await import(join(folder, 'client.ts')),
    validators: await import(join(folder, 'validators.ts')),
    node: await import(join(folder, 'runtime/adapters/node.ts')),
    answer: await import(join(folder, 'runtime/receiving/answer.ts')),
  };
}
