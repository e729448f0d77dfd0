import { describe, expect, it } from 'vitest';
import { formatTimeStamp, parseTimeStamp } from './time-stamp.ts';

const time = Date.UTC(2023, 2, 27, 7, 2, 51, 713);

describe('time stamps', () => {
  it('are UTC, with 17 digits', () => {
    expect(formatTimeStamp(time)).toBe('20230327070251713');
    expect(formatTimeStamp(Date.UTC(2023, 0, 1))).toBe('20230101000000000');
  });

  it('are read in the zone that is asked for', () => {
    expect(parseTimeStamp('20230327070251713', 'Z')).toBe(time);
    expect(parseTimeStamp('20230327150251713', '+08:00')).toBe(time);
  });

  it('may lack digits of the milliseconds', () => {
    expect(parseTimeStamp('202303270702517', 'Z')).toBe(time - 13);
    expect(parseTimeStamp('20230327070251', 'Z')).toBe(time - 713);
  });

  it.each(['', '2023032707025', '202303270702517130', '20231327070251713', '2023032707025171x'])(
    'are nothing else: "%s"',
    (text) => {
      expect(parseTimeStamp(text, 'Z')).toBeUndefined();
    },
  );
});
