import { once } from 'node:events';
import { createServer } from 'node:http';
import type { OrderLine, ProductInfo } from '../../generated/open-api/types.ts';

/** A platform that knows some orders. */
export interface Platform extends AsyncDisposable {
  readonly url: string;
  /** Order lines asked for, in order. */
  readonly asked: string[];
  /** Makes an order known. */
  knows(orderId: string, changes?: Partial<OrderLine>, product?: ProductInfo): void;
  /** Until told otherwise: `dead` hangs up, `silent` never answers, `denies` answers as the gateway does to a wrong SK. */
  mood: 'well' | 'dead' | 'silent' | 'denies';
}

export async function startPlatform(): Promise<Platform> {
  const orders = new Map<string, unknown>();
  const asked: string[] = [];
  const server = createServer((request, response) => {
    if (platform.mood === 'dead') return void request.socket.destroy();
    if (platform.mood === 'silent') return;
    const { searchParams } = new URL(request.url ?? '/', platform.url);
    asked.push(searchParams.get('orderLineId') ?? '');
    const order = orders.get(searchParams.get('orderId') ?? '');
    const [status, body] =
      platform.mood === 'denies'
        ? [401, { error_code: 'APIGW.0301', error_msg: 'Incorrect IAM authentication information' }]
        : order === undefined
          ? [500, { resultCode: 'MKT.0100', resultMsg: 'Failure of input parameter' }]
          : [200, order];
    response.writeHead(status, { 'content-type': 'application/json;charset=UTF-8' });
    response.end(JSON.stringify(body));
  }).listen(0);
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;

  const platform: Platform = {
    url: `http://localhost:${port}`,
    asked,
    mood: 'well',
    knows: (orderId, changes, product) => void orders.set(orderId, answerFor(orderId, changes, product)),
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  return platform;
}

/** The live answer to MOCKPERIODYEARNEW that the reference prints, for another order. */
function answerFor(orderId: string, changes: Partial<OrderLine> = {}, product: ProductInfo = {}): unknown {
  return {
    resultCode: 'MKT.0000',
    resultMsg: 'Success',
    orderInfo: {
      orderId,
      orderType: 'NEW',
      createTime: '20241121090846',
      orderLine: [
        {
          orderLineId: `${orderId}-000001`,
          chargingMode: 'PERIOD',
          periodType: 'year',
          periodNumber: 1,
          expireTime: '20251121235959',
          productInfo: [
            {
              productId: 'OFFI846204237451911168',
              skuCode: '0a4d1578-5295-46a7-92d4-7c803dccc51d',
              linearValue: 50,
              productName: 'MOCK测试商品,测试规格,基础版,包周期',
              ...product,
            },
          ],
          extendParams: [
            { name: 'emailDomainName', value: 'test.xxxx.com' },
            { name: 'ip', value: '127.0.0.1' },
          ],
          currency: '100',
          currencyAfterDiscount: '100',
          ...changes,
        },
      ],
      buyerInfo: {
        mobilePhone: '186****8888',
        email: null,
        customerId: '459bbbec25d24749b2eb83be37b602a8',
        customerName: 'mock_user_01',
        customerRealName: '测试用户1',
        customerType: 0,
        userId: null,
        userName: null,
      },
      extendParams: [],
    },
  };
}
