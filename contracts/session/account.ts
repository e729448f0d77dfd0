import { instanceIdIn, isAccepted } from '../checks/answer.ts';
import type { Exchanged } from '../exchanged.ts';
import type { Fields } from '../merchant/merchant.ts';

/** The instances that the merchant has opened for us and not released yet. */
export interface Account {
  note(exchanged: Exchanged, fields: Fields): void;
  /** A request names one of them. */
  isNamedIn(fields: Fields): boolean;
  open(): readonly string[];
}

export function openAccount(): Account {
  const open = new Set<string>();
  return {
    note(exchanged, fields) {
      if (!isAccepted(exchanged)) return;
      const instanceId = instanceIdIn(exchanged);
      if (exchanged.exchange === 'newInstance' && instanceId !== '') open.add(instanceId);
      if (exchanged.exchange === 'releaseInstance') open.delete(String(fields['instanceId']));
    },
    isNamedIn: ({ instanceId }) =>
      String(instanceId)
        .split(',')
        .some((id) => open.has(id)),
    open: () => [...open],
  };
}
