import { isRecord, listAt, recordAt, textAt } from '../../generator/load/openapi.ts';
import { CommandError } from '../exit.ts';
import type { Found, Side } from './found.ts';
import type { Concerned } from './rules/concerned.ts';

/**
 * What Redocly has reported. Its diff is experimental, and what is read wrongly here would be a breaking change that nobody
 * hears of: so anything that is not as it was when this was written is an error.
 *
 * @param text JSON
 * @param version of @redocly/cli
 * @throws CommandError that says what is not as it was
 */
export function readReport(text: string, version: string): Found[] {
  const report = parsed(text);
  const changes = isRecord(report) ? report['changes'] : undefined;
  const unknown = (what: string): CommandError =>
    new CommandError(
      `@redocly/cli ${version} reports differences in a form that is not known here: ${what}. koocontract works with 2.77: \`npm install @redocly/cli@2.77\` brings it back.`,
    );
  if (textAt(report, 'reportVersion') !== '1') throw unknown('`reportVersion` is not 1');
  if (!Array.isArray(changes)) throw unknown('`changes` is no list');
  const found = changes.map((change, index) => {
    const read = readChange(change);
    if (read === undefined)
      throw unknown(`\`changes[${index}]\` is ${JSON.stringify(change)?.slice(0, 200)}`);
    return read;
  });
  const counted = recordAt(report, 'summary')['major'];
  const breaking = found.filter(({ verdicts }) => verdicts.length > 0).length;
  if (counted !== breaking)
    throw unknown(`it counts ${counted} breaking changes, where ${breaking} are described`);
  return found;
}

function readChange(change: unknown): Found | undefined {
  const kind = kindOf(textAt(change, 'kind'));
  const all = listAt(change, 'verdicts').map((verdict) => ({
    rule: textAt(verdict, 'ruleId'),
    message: textAt(verdict, 'message'),
    impact: textAt(verdict, 'impact'),
  }));
  // Our rule has a word on every change, unless rules are no longer called as they were.
  const concerned = readConcerned(all.find(({ rule }) => rule === 'koocontract/concerned')?.message);
  const base = readSide(change, 'base');
  const revision = readSide(change, 'revision');
  const isWhole =
    (kind === 'added' || base !== undefined) &&
    (kind === 'removed' || revision !== undefined) &&
    all.every(({ rule, message, impact }) => rule !== '' && message !== '' && impacts.includes(impact));
  if (kind === undefined || concerned === undefined || !isWhole) return undefined;
  return {
    kind,
    property: textAt(change, 'property'),
    concerned,
    verdicts: all
      .filter(({ impact }) => impact === 'major')
      .map(({ rule, message }) => ({ rule: rule.replace('koocontract/', ''), message })),
    base,
    revision,
  };
}

const impacts = ['major', 'minor', 'patch'];

function kindOf(text: string): Found['kind'] | undefined {
  return (['added', 'removed', 'modified'] as const).find((kind) => kind === text);
}

function readConcerned(text: string | undefined): Concerned | undefined {
  const about = text === undefined ? undefined : parsed(text);
  if (!isRecord(about)) return undefined;
  return {
    exchanges: listAt(about, 'exchanges').filter((name) => typeof name === 'string'),
    part: textAt(about, 'part'),
  };
}

function readSide(change: unknown, key: string): Side | undefined {
  const side = recordAt(change, key);
  const { file, pointer, line, value } = side;
  if (typeof file !== 'string' || typeof pointer !== 'string' || typeof line !== 'number') return undefined;
  return { file, pointer, line, value };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
