import type { Model } from '../../generator/model/model.ts';
import { checksOf } from '../checks/all-checks.ts';
import type { Fault } from './faults/fault.ts';

/** They send so many requests that hundreds of faulty merchants would take minutes; the correct ones meet them all. */
const costly = /^generated\.|^life-cycle\.query-hundred$|^safety\.hostile-/;

/** IDs of costly checks that a fault is not about. */
export function sparedChecks(model: Model, { fails = [], warns = [] }: Pick<Fault, 'fails' | 'warns'>) {
  // What hostile identifiers have done is told by other checks of safety.
  const isMeant = [...fails, ...warns].some((id) => costly.test(id) || id.startsWith('safety.'));
  return isMeant ? [] : checksOf(model).flatMap(({ id }) => (costly.test(id) ? [id] : []));
}
