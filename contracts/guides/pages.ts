import type { Rule } from '../result.ts';

/** A place in a file of the reference. */
export function pagesOf(source: string): (section: string, page: string) => Rule {
  return (section, page) => ({ source, section, page: `https://support.huaweicloud.com/${page}.html` });
}
