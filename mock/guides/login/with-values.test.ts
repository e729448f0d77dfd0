import { describe, expect, it } from 'vitest';
import { withValues } from './with-values.ts';

describe('a documented body with other values', () => {
  it('has them wherever a member of that name stands', () => {
    const body = { serviceResponse: { success: { user: 'a', attributes: { role: 'user', extra: 1 } } } };
    expect(withValues(body, { user: 'b', role: 'admin', other: 2 })).toEqual({
      serviceResponse: { success: { user: 'b', attributes: { role: 'admin', extra: 1 } } },
    });
  });

  it('has them in elements of XML, as text only', () => {
    const body = '<cas:a>\n  <cas:user>a</cas:user><cas:role>user</cas:role></cas:a>';
    expect(withValues(body, { user: '<b>$&"\u0001', a: 'x' })).toBe(
      String.raw`<cas:a>
  <cas:user>&#60;b&#62;$&#38;&#34;\u{1}</cas:user><cas:role>user</cas:role></cas:a>`,
    );
  });
});
