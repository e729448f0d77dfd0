import type { Exchange, ResultRole } from '../generator/model/model.ts';
import type { RefusalRole as ReceiverRole } from '../runtime/receiving/service.ts';
import type { Documented } from './prism.ts';

/** What a receiver may have to refuse, and what a platform may not know. */
export type RefusalRole = ReceiverRole | 'unknown';

/** Statuses under which a document without result codes may describe a refusal. */
const statuses = {
  unauthorized: ['401'],
  stale: ['401'],
  invalid: ['400', '422'],
  unknown: ['404'],
  internal: ['500'],
} as const satisfies Record<RefusalRole, readonly string[]>;

/**
 * The response with which a document refuses a request in a role: the example that is named by its result code,
 * else a response of the usual status; `undefined` when it has neither.
 */
export function findRefusal({ resultCodes, responses }: Exchange, role: RefusalRole): Documented | undefined {
  const withRole = (wanted: ResultRole) => resultCodes?.codes.find((code) => code.for.includes(wanted));
  const entry = withRole(role) ?? withRole('invalid');
  if (entry !== undefined) {
    const reply = responses.find(({ status }) => status === String(entry.status));
    if (reply !== undefined && Object.hasOwn(reply.refusals, entry.code))
      return { status: entry.status, example: entry.code };
  }
  const usual = statuses[role].find((status) =>
    responses.some((reply) => reply.status === status && reply.content !== undefined),
  );
  return usual === undefined ? undefined : { status: Number(usual), example: undefined };
}
