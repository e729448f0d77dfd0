import { join } from 'node:path';
import { quote } from '../contracts/merchant/reproduce.ts';
import type { GenerateOptions, Planned } from '../generator/generate.ts';
import { openMemory } from '../generator/memory/last-run.ts';
import { targetNames } from '../generator/targets/targets.ts';
import type { Step } from '../generator/write/plan.ts';
import { RefusedError, writeOutput } from '../generator/write/write.ts';
import { findDocument } from './documents.ts';
import { CommandError } from './exit.ts';
import { describeProblem } from './problems.ts';

interface Request {
  readonly output: string;
  readonly targets: readonly string[];
  readonly templates: string | undefined;
  readonly check: boolean;
}

interface Outcome {
  /** For machines. */
  readonly results: readonly object[];
  readonly text: string;
  readonly drift: boolean;
}

/** Generates all documents or none, and tells, a line a file, what was done or what differs. */
export async function generateAll(documents: readonly string[], request: Request): Promise<Outcome> {
  const { output, targets, templates, check } = request;
  if (output === '') throw new CommandError('The folder for the output is empty. Name one with -o.');
  const memory = openMemory();
  const runs: { readonly options: GenerateOptions; readonly planned: Planned; readonly recalled: boolean }[] =
    [];
  for (const document of documents) {
    const folder = (id: string): string => join(output, id);
    const options = { document: findDocument(document), folder, targets, templates };
    const recalled = memory.recall(options);
    runs.push({ options, planned: recalled ?? (await plan(options)), recalled: recalled !== undefined });
  }
  const planned = runs.map((run) => run.planned);
  refuseSameFolder(planned);
  if (!check) write(planned);
  const drift = check && planned.some(({ steps }) => changesOf(steps).length > 0);
  for (const run of runs) if (!run.recalled && !drift) memory.remember(run.options, run.planned);
  return {
    results: planned.map(({ folder, steps, problems }) => ({
      folder,
      changed: changesOf(steps),
      warnings: problems,
    })),
    text: [
      ...planned.flatMap((plan) => describe(plan, check)),
      ...(drift ? [mending(documents, planned, request)] : []),
    ].join('\n'),
    drift,
  };
}

/** The generator brings Redocly, TypeScript and Ajv, so it is loaded when there is something to do. */
async function plan(options: GenerateOptions): Promise<Planned> {
  const { planGeneration } = await import('../generator/generate.ts');
  return planGeneration(options);
}

/** Nothing is written for one document while another is refused. */
function write(planned: readonly Planned[]): void {
  const refused = planned.find(({ steps }) => steps.some(({ action }) => action === 'refuse'));
  if (refused !== undefined) throw new RefusedError(refused.folder, refused.steps);
  for (const { folder, steps } of planned) writeOutput(folder, steps);
}

function refuseSameFolder(planned: readonly Planned[]): void {
  const folders = planned.map(({ folder }) => folder);
  const twice = folders.find((folder, index) => folders.indexOf(folder) !== index);
  if (twice !== undefined)
    throw new CommandError(
      `Two documents would be generated into ${twice}. Generate them apart, each with its own -o.`,
    );
}

type Change = Pick<Step, 'path' | 'action' | 'reason'>;

function changesOf(steps: readonly Step[]): Change[] {
  return steps
    .filter(({ action }) => action !== 'keep')
    .map(({ path, action, reason }) => ({ path, action, reason }));
}

const verbs = {
  create: 'created',
  update: 'updated',
  delete: 'deleted',
  keep: 'kept',
  refuse: 'refused',
} as const;

function describe({ folder, steps, problems }: Planned, check: boolean): string[] {
  const changes = changesOf(steps);
  const unchanged = steps.length - changes.length;
  const lines = changes.map(({ path, action, reason }) =>
    check ? `${join(folder, path)}: ${reason}` : `${verbs[action]} ${join(folder, path)}`,
  );
  const total =
    changes.length === 0
      ? `${unchanged} files, all up to date`
      : `${changes.length} ${check ? 'differ' : 'written'}, ${unchanged} up to date`;
  return [
    ...problems.map((problem) => describeProblem(problem, process.stdout)),
    ...lines,
    `${folder}: ${total}`,
  ];
}

/** The command that brings generated code and documents together again; what was edited by hand has to go first. */
function mending(
  documents: readonly string[],
  planned: readonly Planned[],
  { output, targets, templates }: Request,
): string {
  const edited = planned.flatMap(({ folder, steps }) =>
    steps.filter(({ action }) => action === 'refuse').map(({ path }) => join(folder, path)),
  );
  const command = [
    'koocontract generate',
    ...documents.map(quote),
    ...(output === 'generated' ? [] : ['-o', quote(output)]),
    ...(targets.length === targetNames.length ? [] : ['--target', targets.join(',')]),
    ...(templates === undefined ? [] : ['--templates', quote(templates)]),
  ].join(' ');
  const first = edited.length === 0 ? '' : `rm -r ${edited.map(quote).join(' ')} && `;
  const warning = edited.length === 0 ? '' : ' (it discards what was edited; keep a copy of what you need)';
  return `\nGenerated code has drifted from its documents. Mend it with${warning}:\n  ${first}${command}`;
}
