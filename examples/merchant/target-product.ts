import { ResultError } from '../../generated/saas-v2/server.ts';
import type { ChangeInstanceCheckRequest } from '../../generated/saas-v2/types.ts';

/**
 * The quantity that a customer wants to renew with. The structure of `productInfo` is not documented: it is taken as an
 * object, a JSON text of one, or a list of one (3.7).
 *
 * @returns `undefined` when the quantity stays as it is
 * @throws ResultError 000002 when there is no product to be found
 */
export function targetQuantity(productInfo: ChangeInstanceCheckRequest['productInfo']): number | undefined {
  const value: unknown = typeof productInfo === 'string' ? parse(productInfo) : productInfo;
  const product: unknown = Array.isArray(value) && value.length === 1 ? value[0] : value;
  if (typeof product !== 'object' || product === null || Array.isArray(product))
    throw new ResultError('000002', 'productInfo must be one product');
  if (!('linearValue' in product) || product.linearValue === null) return undefined;
  const quantity = Number(product.linearValue);
  if (Number.isNaN(quantity)) throw new ResultError('000002', 'productInfo.linearValue must be a number');
  return quantity;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new ResultError('000002', 'productInfo is a text, but not one of JSON');
  }
}
