import type { Report, Result } from './result.ts';

/** What reporters listen to while a verification runs. */
export type VerifyEvent =
  | { readonly type: 'started'; readonly guide: string; readonly url: string }
  | { readonly type: 'running'; readonly id: string }
  | { readonly type: 'finished'; readonly result: Result }
  | { readonly type: 'ended'; readonly report: Report };

export type Listener = (event: VerifyEvent) => void;
