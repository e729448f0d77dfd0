import { isRecord } from '../../generator/load/openapi.ts';
import { isAccepted } from '../checks/answer.ts';
import type { Exchanged } from '../exchanged.ts';
import type { Guide, Subject } from '../guides/guide.ts';
import type { Fields } from '../merchant/fields.ts';

/** What the merchant has opened for us and not released yet. */
export interface Account {
  note(exchanged: Exchanged, fields: Fields): void;
  /** A request names one of them. */
  isNamedIn(fields: Fields): boolean;
  open(): readonly Subject[];
}

export function openAccount({ cast, named, entities }: Guide): Account {
  const open = new Map<string, Subject>();
  const [release] = cast.ways.released ?? [];
  const opener = cast.create?.exchange ?? (entities === undefined ? undefined : cast.first);
  return {
    note(exchanged, fields) {
      if (!isAccepted(exchanged)) return;
      const { exchange } = exchanged;
      const closes = exchange === release?.exchange && (entities === undefined || fields['flag'] === 0);
      if (closes) open.delete(typeof fields[named] === 'string' ? fields[named] : '');
      else if (exchange === opener) {
        const name = nameIn(exchanged, fields);
        if (name !== '') open.set(name, { ...texts(fields), [named]: name });
      }
    },
    // It may stand among others, in a text or in a list.
    isNamedIn: (fields) =>
      JSON.stringify(fields[named] ?? '')
        .split(/[",]/)
        .some((name) => open.has(name)),
    open: () => [...open.values()],
  };

  function nameIn({ received }: Exchanged, fields: Fields): string {
    const [given] = cast.create?.gives ?? [];
    const name =
      given === undefined ? fields[named] : isRecord(received.json) ? received.json[given] : undefined;
    return typeof name === 'string' ? name : '';
  }
}

function texts(fields: Fields): Subject {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  );
}
