import { textAt } from '../../../generator/load/openapi.ts';
import type { PlatformCall } from '../../platform/platform-call.ts';
import type { Answered } from '../../session/log.ts';

/** The same call, again and again. */
export interface Repetition {
  readonly call: PlatformCall;
  /** How often it came within one second. */
  readonly count: number;
  /** How many callbacks about the same thing may each have led to such a call; at least 1. */
  readonly occasions: number;
}

/** The call that was repeated most within a second, for each callback that was about the same. */
export function busiest(
  calls: readonly PlatformCall[],
  answers: readonly Answered[],
): Repetition | undefined {
  const groups = [...Map.groupBy(calls, keyOf).values()].filter((group) => group.length > 1);
  const repetitions = groups.flatMap((group) => {
    const [call] = group;
    return call === undefined
      ? []
      : { call, count: mostInASecond(group), occasions: occasionsOf(call, answers) };
  });
  return repetitions.toSorted((a, b) => b.count / b.occasions - a.count / a.occasions)[0];
}

function keyOf({ exchanged: { sent } }: PlatformCall): string {
  return `${sent.method} ${sent.url} ${sent.body}`;
}

function mostInASecond(group: readonly PlatformCall[]): number {
  return Math.max(
    ...group.map(({ at }) => group.filter((other) => other.at >= at && other.at < at + 1000).length),
  );
}

/** Callbacks that name what the call names, or what was opened for it. */
function occasionsOf({ exchanged: { sent } }: PlatformCall, answers: readonly Answered[]): number {
  const names = [...new URL(sent.url).searchParams.values()].filter((value) => value.length > 5);
  const isAbout = (words: readonly string[], { exchanged }: Answered) =>
    words.some((word) => `${exchanged.sent.url} ${exchanged.sent.body}`.includes(word));
  const opened = answers
    .filter((answer) => isAbout(names, answer))
    .map(({ exchanged }) => textAt(exchanged.received.json, 'instanceId'))
    .filter((id) => id !== '');
  const words = [...new Set([...names, ...opened])];
  return Math.max(1, answers.filter((answer) => isAbout(words, answer)).length);
}
