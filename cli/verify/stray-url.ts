import type { VerifyFlags } from '../verify-flags.ts';

/** `--only a b URL` hands the address to the option, which takes all that follows it. */
export function strayUrl(argument: string | undefined, flags: VerifyFlags): VerifyFlags & { url?: string } {
  const isUrl = (text: string): boolean => /^https?:\/\//.test(text);
  const url = argument ?? [...flags.only, ...flags.skip, ...flags.report, ...flags.set].find(isUrl);
  if (url === undefined) return flags;
  const rest = (texts: string[]): string[] => texts.filter((text) => !isUrl(text));
  return {
    ...flags,
    url,
    only: rest(flags.only),
    skip: rest(flags.skip),
    report: rest(flags.report),
    set: rest(flags.set),
  };
}
