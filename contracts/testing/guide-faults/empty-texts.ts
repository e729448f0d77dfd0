import { acting } from '../guide-alter.ts';
import { ok } from '../guide-merchant.ts';
import type { GuideFault } from './fault.ts';

/** Merchants who look whether a field is there, but not whether something stands in it. */
export function emptyTexts(...exchanges: readonly string[]): readonly GuideFault[] {
  return exchanges.map((exchange) => ({
    fault: `takes an empty text for a value in ${exchange}`,
    change: acting((call, normally) => {
      const isEmpty = Object.values(call.fields).includes('');
      return call.exchange === exchange && isEmpty
        ? { ...ok, instanceId: 'some', license: 'some' }
        : normally();
    }),
    warns: [`result-codes.empty-fields-${exchange}`],
  }));
}
