import type { Trial } from './trial.ts';

/** A line for each document, and below it what went wrong. */
export function table(trials: readonly Trial[]): string {
  const rows = trials.map(({ document, generated, errors, talk }) => [
    document.split('/').slice(-3).join('/'),
    generated.folder === undefined ? 'no' : 'yes',
    generated.seconds.toFixed(1),
    String(generated.memory),
    String(Object.values(generated.warnings).reduce((sum, count) => sum + count, 0)),
    ...Object.values(errors).map((lines) => String(lines.length)),
    talk === undefined ? '-' : `${talk.well}/${talk.exchanges}`,
    talk === undefined ? '-' : String(talk.calls),
    talk === undefined ? '-' : String(talk.failures.length),
    talk === undefined ? '-' : String(talk.unsampled.length),
  ]);
  const versions = Object.keys(trials[0]?.errors ?? {}).map((version) => `tsc ${version}`);
  const head = [
    'document',
    'generated',
    's',
    'MiB',
    'warnings',
    ...versions,
    'talk',
    'calls',
    'failed',
    'no value',
  ];
  const widths = head.map((title, index) =>
    Math.max(...[head, ...rows].map((row) => (row[index] ?? title).length)),
  );
  const lines = [head, ...rows].map((row) =>
    row.map((cell, index) => cell.padEnd(widths[index] ?? 0)).join('  '),
  );
  return [...lines, ...trials.flatMap(details)].join('\n');
}

function details({ document, generated, errors, talk, silence }: Trial): string[] {
  const told = [
    ...(generated.failure === '' ? [] : [generated.failure]),
    ...Object.entries(generated.warnings).map(([code, count]) => `${count} × ${code}`),
    ...Object.entries(errors).flatMap(([compiler, lines]) =>
      some(lines).map((line) => `tsc ${compiler}: ${line}`),
    ),
    ...(silence === '' ? [] : [silence]),
    ...some(talk?.failures ?? []),
    ...some(talk?.unsampled ?? []).map((line) => `no value: ${line}`),
  ];
  return told.length === 0 ? [] : ['', document, ...told.map((line) => `  ${line}`)];
}

function some(lines: readonly string[]): string[] {
  const most = 12;
  return [...lines.slice(0, most), ...(lines.length > most ? [`… and ${lines.length - most} more`] : [])];
}
