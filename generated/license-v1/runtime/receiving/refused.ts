import type { RefusalRole } from './service.ts';

/** Thrown to refuse a request before any handler sees it. The message is fit for the sender. */
export class Refused extends Error {
  override readonly name = 'Refused';
  readonly role: RefusalRole;
  /** HTTP status where the document has no result codes, and the role's own would say too little. */
  readonly status: number | undefined;

  constructor(role: RefusalRole, message: string, status?: number) {
    super(message);
    this.role = role;
    this.status = status;
  }
}
