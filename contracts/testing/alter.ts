import { type Answer, type Fields, failed, type Parts, type Shop } from './reference-merchant.ts';

/** What a test puts into the reference merchant. */
export type Change = (parts: Parts) => Partial<Parts>;

type Later = Answer | Promise<Answer>;
type Act = (fields: Fields, normally: (fields?: Fields) => Later, shop: Shop) => Later;

/** Changes how requests are answered; `normally` does what the correct merchant would. */
export function acting(act: Act): Change {
  return (parts) => ({
    act: (activity, fields, shop) =>
      act(fields, (given = fields) => parts.act(given['activity'] ?? activity, given, shop), shop),
  });
}

/** Changes how one activity is answered. */
export function onActivity(name: string, act: Act): Change {
  return acting((fields, normally, shop) =>
    fields['activity'] === name ? act(fields, normally, shop) : normally(),
  );
}

/** Refuses some requests with an internal error. */
export function refusing(isRefused: (fields: Fields) => boolean): Change {
  return acting((fields, normally) => (isRefused(fields) ? failed : normally()));
}

/** Changes every answer, refused signatures too. */
export function onAnswer(change: (answer: Answer) => Answer): Change {
  return (parts) => ({
    respond: (response, answer, request) => parts.respond(response, change(answer), request),
  });
}

/** Changes how signatures are checked. */
export function authenticating(make: (normally: Parts['authenticate']) => Parts['authenticate']): Change {
  return (parts) => ({ authenticate: make(parts.authenticate) });
}

/** Answers with another content type. */
export function contentType(type: string): Change {
  return () => ({
    respond: (response, answer) => {
      response.writeHead(200, { 'content-type': type }).end(JSON.stringify(answer));
    },
  });
}

/** Answers with another HTTP status. */
export function httpStatus(statusOf: (answer: Answer) => number, body = JSON.stringify): Change {
  return () => ({
    respond: (response, answer) => {
      response.writeHead(statusOf(answer), { 'content-type': 'application/json' }).end(body(answer));
    },
  });
}

/** Two changes, one upon the other. */
export function both(first: Change, second: Change): Change {
  return (parts) => {
    const changed = { ...parts, ...first(parts) };
    return { ...changed, ...second(changed) };
  };
}
