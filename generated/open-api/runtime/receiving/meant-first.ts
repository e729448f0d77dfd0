import type { Candidate, Routed } from './route.ts';
import type { ExchangeDefinition } from './service.ts';

/**
 * Operations may share an address and differ by what they take or answer: those come first whose media types the request
 * names as that of its body, or as what it accepts.
 */
export function meantFirst<
  Exchange extends Routed & Pick<ExchangeDefinition, 'body' | 'responses' | 'signature'>,
>(candidates: readonly Candidate<Exchange>[], headers: Headers): readonly Candidate<Exchange>[] {
  if (candidates.length < 2) return candidates;
  const address = candidates[0]?.exchange.path;
  // The first one says how requests are signed, which no header may choose.
  const isFixed = candidates.some(({ exchange: { path, signature } }) => path !== address || signature);
  if (isFixed) return candidates;
  const sent = essence(headers.get('content-type') ?? undefined);
  const accepted = (headers.get('accept') ?? '').split(',').map((each) => essence(each));
  const named = ({ exchange: { body, responses } }: Candidate<Exchange>): number =>
    Number([body, ...(body?.others ?? [])].some((each) => sent !== '' && essence(each?.mediaType) === sent)) +
    Number(
      responses.some(
        ({ contentType }) => contentType !== undefined && accepted.includes(essence(contentType)),
      ),
    );
  return [...candidates].sort((a, b) => named(b) - named(a));
}

/** Without its parameters. */
function essence(mediaType = ''): string {
  return (mediaType.split(';')[0] ?? '').trim().toLowerCase();
}
