/** The part of a response that a resend gets again. */
export interface StoredAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** The request that a piece of work must answer: the first that came with this key, not the resend at hand. */
export interface FirstRequest {
  readonly request: string;
  /** 1, or more when the work was begun before and ended without an answer: its process died, or it threw. */
  readonly attempt: number;
}

export interface WorkResult {
  readonly answer: StoredAnswer;
  /** `false` for a refusal: it is forgotten, so that a resend tries again. */
  readonly keep: boolean;
}

/** Remembers answers, so that a resend gets the same one and its work is not done twice. */
export interface IdempotencyStore {
  /**
   * Answers from memory, or does the work: at most once at a time per key, in all processes that share the store.
   *
   * Before `work` runs, `request` is recorded. When the process dies in the middle, or `work` throws, the next call
   * with the key works on that first request again, with a higher `attempt`: nobody knows how far the work had got. A
   * kept answer goes to every later call. After a refusal (`keep: false`) the record is forgotten. Calls that come to the same process meanwhile share the
   * outcome, whatever it is; calls to other processes wait for it.
   *
   * @param key identity of the request, such as activity, order and order line
   * @param request the request's body
   * @throws whatever `work` throws; an Error when the store is closed or can't be written
   */
  once(
    key: string,
    request: string,
    work: (first: FirstRequest) => Promise<WorkResult>,
  ): Promise<StoredAnswer>;
  /** Frees what the store holds open. Work that still runs can no longer record its answer. */
  close(): void;
}
