import type { SignableRequest } from '../signing/scheme.ts';
import type { Context } from './service.ts';

/** What tells a handler that nobody wants the rest of its answer. Few ask, so it is made for those that do. */
export class Departure {
  #controller: AbortController | undefined;

  get controller(): AbortController {
    this.#controller ??= new AbortController();
    return this.#controller;
  }
}

/**
 * What a handler may ask for is made when it does. A class, since V8 gives each object literal with a getter a shape of its own,
 * through which it then holds on to the whole request.
 */
export class HandlerContext implements Context {
  readonly exchange: string;
  readonly attempt: number;
  readonly #request: SignableRequest;
  readonly #departure: Departure;

  constructor(exchange: string, attempt: number, request: SignableRequest, departure: Departure) {
    this.exchange = exchange;
    this.attempt = attempt;
    this.#request = request;
    this.#departure = departure;
  }

  get headers(): Headers {
    return this.#request.headers;
  }

  get url(): URL {
    return this.#request.url;
  }

  get signal(): AbortSignal {
    return this.#departure.controller.signal;
  }
}
