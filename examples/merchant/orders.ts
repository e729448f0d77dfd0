import type { createClient, Received } from '../../generated/open-api/client.ts';
import type { OrderLine } from '../../generated/open-api/types.ts';

/** What a line of an order has bought. */
export interface OrderedProduct {
  readonly productId: string | null;
  readonly productName: string | null;
  readonly skuCode: string | null;
  readonly chargingMode: Received<OrderLine['chargingMode']>;
  /** `null` when the specification has no quantity. */
  readonly quantity: number | null;
  /** `year`, `month` or `day`; `null` for what is not sold by period. */
  readonly periodType: string | null;
  readonly periodNumber: number | null;
  readonly customerId: string | null;
}

export interface Orders {
  /**
   * Reads one line of an order from the platform.
   *
   * @returns `undefined` when the platform has no such order for this merchant
   * @throws Error when the platform can't be reached or does not answer the question
   */
  find(orderId: string, orderLineId: string): Promise<OrderedProduct | undefined>;
}

/** What debugging gets for an order that the platform does not know. */
export const TRIAL: OrderedProduct = {
  productId: null,
  productName: 'Team Notes, trial',
  skuCode: null,
  chargingMode: 'PERIOD',
  quantity: 5,
  periodType: 'day',
  periodNumber: 7,
  customerId: null,
};

/** Value out of range, and product of another merchant. There is no code for an unknown order. */
const NO_SUCH_ORDER = ['MKT.0100', 'MKT.0150'];

export function createOrders(platform: Pick<ReturnType<typeof createClient>, 'queryOrder'>): Orders {
  return {
    async find(orderId, orderLineId) {
      const asked = await platform.queryOrder({ query: { orderId, orderLineId } }).catch((cause: unknown) => {
        const mend =
          'Is KOO_PLATFORM_URL right, and can this machine reach it? The platform will send again.';
        throw new Error(`Query Order for ${orderId} got no answer. ${mend}`, { cause });
      });
      // The gateway words its errors otherwise than the marketplace.
      const {
        resultCode,
        resultMsg,
        error_code = resultCode,
        error_msg = resultMsg,
      }: Failure = asked.data ?? asked.error ?? {};
      if (NO_SUCH_ORDER.includes(error_code ?? '')) return undefined;

      const order = asked.data?.orderInfo;
      if (!order) {
        const mend = asked.response.status === 401 ? ' Check HUAWEICLOUD_SDK_AK and HUAWEICLOUD_SDK_SK.' : '';
        throw new Error(
          `Query Order for ${orderId} answered HTTP ${asked.response.status} ${error_code}: ${error_msg}.${mend}`,
        );
      }
      const line = order.orderLine.find((candidate) => candidate.orderLineId === orderLineId);
      return line && productOf(line, order.buyerInfo?.customerId ?? null);
    },
  };
}

interface Failure {
  readonly resultCode?: string;
  readonly resultMsg?: string;
  readonly error_code?: string;
  readonly error_msg?: string;
}

/** A line of this product holds one product; absent values come as null. */
function productOf(line: Received<OrderLine>, customerId: string | null): OrderedProduct {
  const product = line.productInfo?.[0];
  return {
    productId: product?.productId ?? null,
    productName: product?.productName ?? null,
    skuCode: product?.skuCode ?? null,
    chargingMode: line.chargingMode,
    quantity: product?.linearValue ?? null,
    periodType: line.periodType ?? null,
    periodNumber: line.periodNumber ?? null,
    customerId,
  };
}
