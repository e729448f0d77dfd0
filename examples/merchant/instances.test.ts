import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Instances, openInstances } from './instances.ts';
import { TRIAL } from './orders.ts';

let instances: Instances;
beforeEach(() => {
  instances = openInstances(':memory:');
});
afterEach(() => instances.close());

function create(orderId: string, businessId = `business-of-${orderId}`) {
  const orderLineId = `${orderId}-000001`;
  return instances.create({
    businessId,
    orderId,
    orderLineId,
    test: false,
    product: TRIAL,
    quota: 5,
    expiresAt: null,
  });
}

const upgrade = { reason: 'UPGRADE', productId: null, expiresAt: null };

describe('create', () => {
  it('finds the instance that an order line has already', () => {
    const first = create('CS1', 'first');

    expect(create('CS1', 'second')).toEqual(first);
    expect(instances.count().active).toBe(1);
  });

  it('gives every instance a password of its own', () => {
    expect(create('CS1').password).not.toBe(create('CS2').password);
  });
});

describe('applyOrder', () => {
  it('applies an order once: a late resend does not undo a newer order', () => {
    const { id } = create('CS1');

    instances.applyOrder(id, { ...upgrade, orderId: 'CS2', orderLineId: 'CS2-000001', quota: 10 });
    instances.applyOrder(id, { ...upgrade, orderId: 'CS3', orderLineId: 'CS3-000001', quota: 20 });
    instances.applyOrder(id, { ...upgrade, orderId: 'CS2', orderLineId: 'CS2-000001', quota: 10 });

    expect(instances.find(id)?.quota).toBe(20);
  });

  it('applies the same order to another instance', () => {
    const ids = [create('CS1').id, create('CS2').id];

    for (const id of ids) {
      instances.applyOrder(id, { ...upgrade, orderId: 'CS3', orderLineId: 'CS3-000001', quota: 20 });
    }

    expect(ids.map((id) => instances.find(id)?.quota)).toEqual([20, 20]);
  });

  it('forgets the order when the change fails', () => {
    const { id } = create('CS1');
    const order = { ...upgrade, orderId: 'CS2', orderLineId: 'CS2-000001' };

    expect(() => instances.applyOrder(id, { ...order, quota: -1 })).toThrow('CHECK');
    instances.applyOrder(id, { ...order, quota: 10 });

    expect(instances.find(id)?.quota).toBe(10);
  });
});

describe('latest', () => {
  it('lists the newest first, and no more than asked', () => {
    for (const order of ['CS1', 'CS2', 'CS3']) create(order);

    expect(instances.latest(2).map(({ orderId }) => orderId)).toEqual(['CS3', 'CS2']);
  });
});

describe('openInstances', () => {
  it('says what to do when the file cannot be opened', () => {
    expect(() => openInstances('/no such folder/merchant.db')).toThrow(
      /Cannot open the database \/no such folder\/merchant.db: .+ in a folder that exists/,
    );
  });
});
