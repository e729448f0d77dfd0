import type { VerifyOptions } from '../../verify.ts';
import { acting, answering, authenticating } from '../guide-alter.ts';
import { type Answer, failed, type GuideChange, unauthorized } from '../guide-merchant.ts';

/** A merchant that is right in an unusual way, and the warnings that it gets nevertheless. */
export interface GuideUnusual {
  readonly habit: string;
  readonly change: GuideChange;
  readonly warnings?: readonly string[];
  readonly options?: Partial<VerifyOptions>;
}

/** Debugging calls are answered without a look at them. */
export const hollow = (
  answer: (call: { exchange: string; fields: Readonly<Record<string, unknown>> }) => Answer,
) => acting((call, normally) => (call.test ? answer(call) : normally()));

export const quiet: GuideUnusual = {
  habit: 'sends no resultMsg in real calls, and more fields than documented',
  change: answering(({ resultMsg, ...answer }, { test }) =>
    test ? { ...answer, resultMsg, requestId: 42 } : { ...answer, data: { deep: [] } },
  ),
};

export const pretty: GuideUnusual = {
  habit: 'prints its JSON prettily, in chunks',
  change: (parts) => ({
    respond(response, answer, _headers) {
      const { httpStatus = 200, ...body } = answer;
      const text = JSON.stringify(body, undefined, 2);
      response.writeHead(Number(httpStatus), {
        'content-type': 'application/json; charset=UTF-8',
        ...parts.headers(text, answer),
      });
      for (const character of text.split(/(?<=\n)/)) response.write(character);
      response.end();
    },
  }),
};

export const oneCode: GuideUnusual = {
  habit: 'has one code for everything that is wrong with a signature',
  change: authenticating((normally) => (request) => normally(request) && unauthorized),
};

export const otherRefusal = (...checks: readonly string[]): GuideUnusual => ({
  habit: 'refuses what it does not know with another code',
  change: answering((answer) => (answer['resultCode'] === '000003' ? failed : answer)),
  warnings: checks,
});
