import type { Subject } from '../guides/guide.ts';

/** What the merchant has opened for us: an instance, a licence, or whatever the guide is about. */
export interface Instance {
  readonly subject: Subject;
  /** Its creation was answered with "being processed". */
  readonly asynchronous: boolean;
}
