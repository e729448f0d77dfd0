import { randomBytes } from 'node:crypto';
import type { Fields } from '../merchant/fields.ts';
import type { Subject } from './guide.ts';

/** An order ID of the V1 guides' own form. */
export function orderId(): string {
  return `CS${randomBytes(8).toString('hex').slice(0, 15).toUpperCase()}`;
}

/** The buyer of the Seller Center's debugging page. */
export const buyer: Fields = {
  customerId: '68cbc86abc2018ab880d92f36422fa0e',
  customerName: 'huaweitest',
};

/** A yearly purchase. */
export const yearly: Subject = { periodType: 'year', periodNumber: '1' };
