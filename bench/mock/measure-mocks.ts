import { join } from 'node:path';
import { byTurns } from '../by-turns.ts';
import { peerFile, requirePeers } from '../peers.ts';
import { progress } from '../progress.ts';
import { atLeast, type Section } from '../section.ts';
import { measureServer, type ServerProgram } from '../serving/measure-server.ts';
import { serverFigures, serverTable } from '../serving/server-figures.ts';

const prism = 'prism, logs off';
const ours = 'koocontract';

const order = { connections: 16, warmUp: 2_000, timed: 8_000, expected: '' } as const;

/** Measures mocks of one plain document, all of which check requests before they answer. */
export async function measureMocks(rounds = 5): Promise<Section> {
  requirePeers();
  const document = peerFile('@readme/oas-examples/3.1/yaml/train-travel.yaml');
  const servers: readonly ServerProgram[] = [
    {
      name: ours,
      program: 'bin/koocontract.js',
      args: (port) => ['mock', document, '--port', String(port)],
    },
    {
      name: prism,
      program: peerFile('@stoplight/prism-cli/dist/index.js'),
      args: (port) => ['mock', document, '--port', String(port), '--verboseLevel', 'silent'],
    },
    {
      name: '@scalar/mock-server',
      program: join(import.meta.dirname, 'scalar.mjs'),
      args: (port) => [String(port), document],
    },
  ];
  const results = await byTurns(rounds, servers, (server, round) => {
    progress(`mock, round ${round + 1} of ${rounds}: ${server.name}`);
    return measureServer(server, join(import.meta.dirname, 'load.ts'), order);
  });
  const figures = results.map(({ thing, measured }) => serverFigures(thing.name, measured));
  const perSecond = (server: string): number =>
    figures.find(({ name }) => name === server)?.perSecond.median ?? Number.NaN;
  return {
    tables: [serverTable('Mocks: four operations of a plain document', figures, prism)],
    bars: [atLeast(`mock, of ${prism}`, perSecond(ours) / perSecond(prism), 1.5, 'x')],
    figures,
  };
}
