import { pagesOf } from '../../guides/pages.ts';

const rule = pagesOf('50-open-api-and-order-notification.md');

/** Where the rules of the Open APIs stand. */
export const callerRules = {
  calling: rule('A-1 Calling procedure', 'accessg-marketplace/zh-cn_topic_0070649463'),
  signature: rule('A-2 Request signing: SDK-HMAC-SHA256', 'devg-apisign/api-sign-algorithm'),
  queryOrder: rule('A-4 Query order (查询订单)', 'accessg-marketplace/zh-cn_topic_0070649466'),
};
