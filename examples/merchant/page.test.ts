import { describe, expect, it } from 'vitest';
import type { Instance } from './instances.ts';
import { startMerchant } from './merchant.test-helper.ts';
import { renderPage } from './page.ts';

const now = new Date('2026-01-01T00:00:00.000Z');

const instance: Instance = {
  id: '87b94795-0603-4e24-8ae5-69420d60e3c8',
  orderId: 'CS1',
  orderLineId: 'CS1-000001',
  customerId: null,
  productId: 'OFFI1',
  productName: 'Team Notes',
  skuCode: 'sku-1',
  chargingMode: 'PERIOD',
  quota: 50,
  used: 12,
  status: 'active',
  expiresAt: '2026-11-21T09:08:46.000Z',
  createdAt: '2025-11-21T09:08:46.000Z',
  test: true,
  password: 'initial-password',
};

const one = { active: 1, frozen: 0, released: 0 };

/** The table's text, without mark-up. */
function tableText(html: string): string {
  const body = html.slice(html.indexOf('<tbody>'), html.indexOf('</tbody>'));
  return body.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');
}

describe('renderPage', () => {
  it('lists status, expiry, members and kind, but no password', () => {
    const html = renderPage([instance], one, now);

    expect(tableText(html)).toMatch(/Team Notes CS1-000001 87b94795.+ 12 of 50 active test 2026-11-21/);
    expect(html).not.toContain(instance.password);
  });

  it('points out what has expired and was not released', () => {
    const past = { ...instance, expiresAt: '2025-12-31T00:00:00.000Z' };

    expect(tableText(renderPage([past], one, now))).toContain('2025-12-31 expired');
    expect(tableText(renderPage([{ ...past, status: 'released' }], one, now))).not.toContain('expired');
  });

  it('says so when there is none', () => {
    expect(renderPage([], { active: 0, frozen: 0, released: 0 }, now)).toContain('No instance yet');
  });

  it('says how many it leaves out', () => {
    expect(renderPage([instance], { ...one, released: 7 }, now)).toContain('newest 1 of 8 instances');
  });
});

describe('GET /', () => {
  it('shows hostile text of orders as text', async () => {
    await using merchant = await startMerchant();
    const hostile = `"'><script>alert(1)</script><img src=x onerror=alert(1)>`;
    merchant.platform.knows('CS1', {}, { productName: hostile });
    await merchant.create('CS1');
    await merchant.create('<script>2</script>', '1');

    const response = await fetch(merchant.url);
    const html = await response.text();

    expect(html).not.toMatch(/<script|<img/);
    expect(html).toContain('&#34;&#39;&#62;&#60;script&#62;alert(1)');
    expect(html).toContain('&#60;script&#62;2&#60;/script&#62;-000001');
  });

  it('lets the browser load and run nothing', async () => {
    await using merchant = await startMerchant();

    const { headers } = await fetch(merchant.url);

    expect(headers.get('content-security-policy')).toMatch(
      /^default-src 'none'; style-src 'sha256-[\w+/=]+'$/,
    );
    expect(headers.get('content-type')).toBe('text/html; charset=utf-8');
  });
});
