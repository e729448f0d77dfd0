import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { byTurns } from '../by-turns.ts';
import { requirePeers } from '../peers.ts';
import { progress } from '../progress.ts';
import { runCommand } from '../run-command.ts';
import { atLeast, type Bar, type Section } from '../section.ts';
import { measureServer, type ServerProgram } from '../serving/measure-server.ts';
import { type ServerFigures, serverFigures, serverTable } from '../serving/server-figures.ts';
import { withSignature } from './with-signature.ts';

const bare = 'bare node:http';
const ours = 'koocontract';
const withMemory = 'koocontract, resends in memory';
const withFile = 'koocontract, resends in SQLite';
const peers = ['fastify-openapi-glue', 'openapi-backend', 'express-openapi-validator'] as const;

const order = { connections: 16, warmUp: 10_000, timed: 40_000, expected: '000000' } as const;
/** A file that is written for each request takes so long that the last ones would be stale. */
const shortOrder = { ...order, warmUp: 500, timed: 2_000 } as const;

/** Measures the receiver of newInstance beside bare `node:http` and other servers of OpenAPI documents. */
export async function measureReceivers(rounds = 5): Promise<Section> {
  requirePeers();
  const folder = mkdtempSync(join(tmpdir(), 'koocontract-bench-'));
  try {
    const document = join(import.meta.dirname, 'new-instance.json');
    const signedDocument = join(folder, 'signed-new-instance.json');
    writeFileSync(signedDocument, withSignature(readFileSync(document, 'utf8')));
    const { failed } = await runCommand([
      'bin/koocontract.js',
      'generate',
      document,
      signedDocument,
      '-o',
      folder,
    ]);
    if (failed !== undefined) throw new Error(`No receiver could be generated: ${failed}`);

    const signed = await measure('signed and validated', rounds, [
      server(bare, 'bare.ts', 'signed'),
      server(ours, 'koocontract-plain.ts', join(folder, 'signed-new-instance')),
      ...peers.map((peer) => server(peer, `${peer}.mjs`, document, 'signed')),
      server(withMemory, 'koocontract.ts'),
      server(withFile, 'koocontract.ts', join(folder, 'answers.sqlite')),
    ]);
    const validated = await measure('validated alone', rounds, [
      server(bare, 'bare.ts'),
      server(ours, 'koocontract-plain.ts', join(folder, 'new-instance')),
      ...peers.map((peer) => server(peer, `${peer}.mjs`, document)),
    ]);
    return {
      tables: [
        serverTable('Receivers: newInstance, signed and validated', signed, bare),
        serverTable('Receivers: newInstance, validated alone', validated, bare),
      ],
      bars: barsOf(signed),
      figures: { signed, validated },
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function server(name: string, program: string, ...told: readonly string[]): ServerProgram {
  return {
    name,
    program: join(import.meta.dirname, 'programs', program),
    args: (port) => [String(port), ...told],
  };
}

async function measure(
  what: string,
  rounds: number,
  servers: readonly ServerProgram[],
): Promise<readonly ServerFigures[]> {
  const loader = join(import.meta.dirname, 'load.ts');
  const results = await byTurns(rounds, servers, (program, round) => {
    progress(`receivers ${what}, round ${round + 1} of ${rounds}: ${program.name}`);
    return measureServer(program, loader, program.name === withFile ? shortOrder : order);
  });
  return results.map(({ thing, measured }) => serverFigures(thing.name, measured));
}

function barsOf(all: readonly ServerFigures[]): readonly Bar[] {
  const perSecond = (server: string): number =>
    all.find(({ name }) => name === server)?.perSecond.median ?? Number.NaN;
  return [
    atLeast(`receiver, of ${bare}`, perSecond(ours) / perSecond(bare), 0.75, 'x'),
    ...peers.map((peer) => atLeast(`receiver, of ${peer}`, perSecond(ours) / perSecond(peer), 1, 'x')),
  ];
}
