import { type Figures, figuresOf, ratio } from '../figures.ts';
import { atMost, type Bar } from '../section.ts';
import type { Table } from '../table.ts';
import type { BenchDocument } from './document.ts';
import { measure, ours } from './generator.ts';
import type { Timed } from './time-generator.ts';

/** A generator on a document, all its runs together. */
export interface GeneratorFigures {
  readonly generator: string;
  /** Why it failed, which ends its runs. */
  readonly failed: string | undefined;
  /** Seconds; `undefined` after a failure, and so the others. */
  readonly cold: Figures | undefined;
  readonly again: Figures | undefined;
  /** MB (10⁶ bytes) of the cold runs */
  readonly memory: Figures | undefined;
  readonly output: Timed['output'] | undefined;
}

export function generatorFigures(generator: string, runs: readonly Timed[]): GeneratorFigures {
  const failed = runs
    .map(({ cold, again }) => cold.failed ?? again?.failed)
    .find((each) => each !== undefined);
  const cold = runs.map((run) => run.cold);
  const again = runs.flatMap((run) => run.again ?? []);
  const fine = failed === undefined && cold.length > 0;
  return {
    generator,
    failed,
    cold: fine ? figuresOf(cold.map(({ seconds }) => seconds)) : undefined,
    again: fine ? figuresOf(again.map(({ seconds }) => seconds)) : undefined,
    memory: fine ? figuresOf(cold.map(({ megabytes }) => megabytes)) : undefined,
    output: fine ? runs[0]?.output : undefined,
  };
}

export function documentTable({ name, size }: BenchDocument, all: readonly GeneratorFigures[]): Table {
  const base = all.find(({ generator }) => generator === measure)?.cold?.median;
  return {
    title: `${name}, ${size < 1 ? `${Math.round(size * 1000)} KB` : `${size.toFixed(1)} MB`}`,
    columns: [
      'generator',
      'cold',
      'min',
      'max',
      `of ${measure}`,
      'unchanged',
      'memory',
      'files',
      'written',
      'runs',
    ],
    rows: all.map(({ generator, failed, cold, again, memory, output }) =>
      cold === undefined
        ? [generator, `failed: ${failed}`, ...Array.from({ length: 8 }, () => '-')]
        : [
            generator,
            ...[cold.median, cold.min, cold.max].map(seconds),
            ratio(cold.median, base),
            again === undefined ? '-' : seconds(again.median),
            `${Math.round(memory?.median ?? 0)} MB`,
            String(output?.files ?? 0),
            `${(output?.megabytes ?? 0).toFixed(2)} MB`,
            String(cold.runs),
          ],
    ),
  };
}

/** What the project promises for a document of that size. */
export function documentBars(
  { name, size }: BenchDocument,
  all: readonly GeneratorFigures[],
): readonly Bar[] {
  const figures = all.find(({ generator }) => generator === ours);
  const { cold, again, memory } = figures ?? {};
  if (cold === undefined || again === undefined || memory === undefined) return [];
  if (size > 10) return [atMost(`${name}: cold`, cold.median, 8, ' s')];
  if (size < 2 || size > 4) return [];
  const base = all.find(({ generator }) => generator === measure)?.cold?.median;
  return [
    atMost(`${name}: cold`, cold.median, 1.5, ' s'),
    atMost(`${name}: memory`, memory.median, 400, ' MB'),
    ...(base === undefined ? [] : [atMost(`${name}: cold, of ${measure}`, cold.median / base, 1.3, 'x')]),
    atMost(`${name}: unchanged`, again.median, 0.5, ' s'),
  ];
}

function seconds(value: number): string {
  return `${value.toFixed(2)} s`;
}
