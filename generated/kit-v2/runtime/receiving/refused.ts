import type { RefusalRole } from './service.ts';

/** Thrown to refuse a request before any handler sees it. The message is fit for the sender. */
export class Refused extends Error {
  override readonly name = 'Refused';
  readonly role: RefusalRole;

  constructor(role: RefusalRole, message: string) {
    super(message);
    this.role = role;
  }
}
