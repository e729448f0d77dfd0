// Copy to koocontract.config.ts, beside package.json.
export default {
  merchants: [
    { name: 'shop', guide: 'saas-v2', url: 'https://shop.example/saasproduce', keyEnv: 'SHOP_KEY' },
    { name: 'shop', guide: 'order-notification', url: 'https://shop.example/orders', keyEnv: 'SHOP_KEY' },
    {
      name: 'codes',
      guide: 'license-code',
      url: 'https://codes.example/koo',
      keyEnv: 'CODES_KEY',
      set: { license: 'PL0123456789ABCDEF' },
    },
  ],
  waivers: [
    {
      check: 'idempotency.*',
      merchant: 'shop',
      reason: 'SHOP-12: a resend opens a second instance',
      expires: '2027-01-31',
    },
  ],
};
