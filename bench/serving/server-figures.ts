import { type Figures, figuresOf, ratio } from '../figures.ts';
import type { Table } from '../table.ts';
import type { Served } from './measure-server.ts';

export interface ServerFigures {
  readonly name: string;
  readonly perSecond: Figures;
  readonly cpu: Figures;
  readonly p50: Figures;
  readonly p99: Figures;
}

export function serverFigures(name: string, rounds: readonly Served[]): ServerFigures {
  const of = (key: keyof Served): Figures => figuresOf(rounds.map((round) => round[key]));
  return { name, perSecond: of('perSecond'), cpu: of('cpu'), p50: of('p50'), p99: of('p99') };
}

/** @param base name of the server that the others are held against */
export function serverTable(title: string, all: readonly ServerFigures[], base: string): Table {
  const other = all.find(({ name }) => name === base);
  const perSecond = (value: number): string => `${Math.round(value)}/s`;
  return {
    title,
    columns: ['server', 'median', 'min', 'max', `of ${base}`, 'half within', '99 % within', 'processor'],
    rows: all.map(({ name, perSecond: { median, min, max }, cpu, p50, p99 }) => [
      name,
      ...[median, min, max].map(perSecond),
      ratio(median, other?.perSecond.median),
      ...[p50, p99].map((figures) => `${figures.median.toFixed(2)} ms`),
      `${Math.round(cpu.median)} µs`,
    ]),
  };
}
