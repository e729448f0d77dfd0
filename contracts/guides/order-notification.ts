import { randomUUID } from 'node:crypto';
import { freshOrder } from '../merchant/ids.ts';
import { casesFor } from './debug-case.ts';
import type { Guide } from './guide.ts';
import { pagesOf } from './pages.ts';

const rule = pagesOf('50-open-api-and-order-notification.md');
const request = rule('B-2 Request', 'accessg-marketplace/zh-cn_topic_0000002091799153');
const debugging = rule('B-6 Debugging steps', 'accessg-marketplace/zh-cn_topic_0000002091917709');

export const orderNotificationGuide: Guide = {
  id: 'order-notification',
  subject: 'order',
  named: 'orderId',
  fresh: (billing) => ({ ...freshOrder(billing) }),
  unknownName: randomUUID,
  requests: {
    orderNotify: ({ orderId, orderLineId }) => ({
      orderId,
      orderLineId: orderLineId ?? `${orderId}-000001`,
    }),
  },
  cast: {
    first: 'orderNotify',
    probes: ['orderNotify'],
    idle: ['orderNotify'],
    ways: {},
    replayed: [],
  },
  steps: [
    {
      id: 'life-cycle.notify',
      title: 'orderNotify for a new order succeeds',
      words: 'orderNotify for a new order',
      exchange: 'orderNotify',
      from: 'active',
      repeated: true,
    },
    {
      id: 'life-cycle.notify-other-line',
      title: 'orderNotify for another line of the same order succeeds',
      words: 'orderNotify for another line of an order that came before',
      exchange: 'orderNotify',
      more: ({ orderId }) => ({ orderLineId: `${orderId}-000002` }),
      from: 'active',
      after: 'life-cycle.notify',
    },
    {
      id: 'idempotency.notify-resend',
      title: 'orderNotify, sent again for the same order line, succeeds',
      words: 'A second orderNotify for the same order line',
      exchange: 'orderNotify',
      more: () => ({ ...freshOrder() }),
      from: 'active',
      again: 'life-cycle.notify',
    },
  ],
  cases: casesFor('orderNotify'),
  openApis: ['queryOrder'],
  rules: {
    signature: rule('B-4 Signature', 'accessg-marketplace/zh-cn_topic_0000002055600456'),
    transport: request,
    timeout: request,
    answers: rule('B-3 Response', 'accessg-marketplace/zh-cn_topic_0000002091799153'),
    codes: rule('B-3 Response', 'accessg-marketplace/zh-cn_topic_0000002091799153'),
    debugging,
    dialTests: debugging,
  },
  habits: {
    contentType: 'application/json;charset=utf-8',
    oldestTls: 'TLSv1.2',
    looseAnswers: true,
    hollowDebugging: true,
    debuggedUnknown: [],
    refusesUnknown: [],
    asynchronous: [],
    optional: [],
    dispensable: { orderNotify: ['orderLineId', 'testFlag'] },
    tampered: { exchange: 'orderNotify', field: 'orderLineId' },
    text: { exchange: 'orderNotify', field: 'orderLineId' },
    unknowable:
      'The merchant may have looked the order up at a platform that does not know it, so the refusal of a real call proves nothing.',
  },
};
