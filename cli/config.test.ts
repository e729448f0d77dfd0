import { describe, expect, it } from 'vitest';
import { checkConfig } from './config-schema.ts';

const merchant = { name: 'shop', guide: 'saas-v2', url: 'https://shop.example' };
const waiver = { check: 'signature.*', reason: 'SHOP-12', expires: '2027-01-31' };

describe('the configuration', () => {
  it('may hold merchants and waivers', () => {
    const config = {
      merchants: [
        merchant,
        { ...merchant, guide: 'license-code', url: undefined, set: { license: 'PL1' }, timeout: 2.5 },
      ],
      waivers: [waiver, { ...waiver, guide: 'kit-v2', merchant: 'shop' }],
    };
    expect(checkConfig('F', config)).toBe(config);
  });

  it.each([
    [
      { merchant: [] },
      'F has a key that does not exist: merchant. There are: documents, output, targets, importExtension, templates, merchants, waivers.',
    ],
    [{ documents: 'a.yaml' }, 'documents in F must be a list.'],
    [{ importExtension: 'js' }, 'importExtension in F must be one of .ts, .js, none.'],
    [{ targets: [] }, 'targets in F must not be empty.'],
    [{ output: '' }, 'output in F must not be empty.'],
    [
      { merchants: [{ ...merchant, key: 'secret' }] },
      'merchants[0] in F has a key that does not exist: key. There are: name, guide, url, plan, billing, calls, only, skip, keyEnv, publicKey, set, seed, runs, timeout, concurrency.',
    ],
    [{ merchants: [merchant, { name: 'a' }] }, 'merchants[1] in F has no guide.'],
    [
      { merchants: [{ ...merchant, calls: 'none' }] },
      'merchants[0].calls in F must be one of debug, real, both.',
    ],
    [{ merchants: [{ ...merchant, timeout: '5' }] }, 'merchants[0].timeout in F must be a number.'],
    [{ merchants: [{ ...merchant, timeout: 0 }] }, 'merchants[0].timeout in F must be > 0.'],
    [{ merchants: [{ ...merchant, only: 'signature' }] }, 'merchants[0].only in F must be a list.'],
    [
      { merchants: [{ ...merchant, set: { license: 1 } }] },
      'merchants[0].set.license in F must be a string.',
    ],
    [
      { merchants: [{ ...merchant, name: 'a\nb' }] },
      'merchants[0].name in F must be text without control characters.',
    ],
    [
      { merchants: [merchant, merchant] },
      'F has two merchants called shop for the guide saas-v2. Give each a name of its own.',
    ],
    [
      { waivers: [{ ...waiver, until: '2027-01-31' }] },
      'waivers[0] in F has a key that does not exist: until. There are: check, reason, expires, guide, merchant.',
    ],
    [{ waivers: [{ check: 'signature', expires: '2027-01-31' }] }, 'waivers[0] in F has no reason.'],
    [{ waivers: [{ ...waiver, reason: ' ' }] }, 'waivers[0].reason in F must be a reason in words.'],
    [
      { waivers: [{ ...waiver, expires: '2027-02-30' }] },
      'waivers[0].expires in F must be a day like 2027-01-31.',
    ],
    [
      { waivers: [{ ...waiver, expires: '31.1.2027' }] },
      'waivers[0].expires in F must be a day like 2027-01-31.',
    ],
    [{ waivers: [{ ...waiver, expires: new Date() }] }, 'waivers[0].expires in F must be a string.'],
    [
      { merchants: [merchant], waivers: [{ ...waiver, merchant: 'shp' }] },
      'waivers[0].merchant in F names no merchant: shp. There are: shop.',
    ],
  ])('%j is refused', (config, message) => {
    expect(() => checkConfig('F', config)).toThrow(message);
  });
});
