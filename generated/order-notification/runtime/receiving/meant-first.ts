import type { SignableRequest } from '../signing/scheme.ts';
import { essence } from './by-content-type.ts';
import type { Candidate, Routed } from './route.ts';
import type { ExchangeDefinition } from './service.ts';

/**
 * Operations may share an address and differ by what they take or answer: those come first whose media types the request
 * names as that of its body, or as what it accepts.
 */
export function meantFirst<
  Exchange extends Routed & Pick<ExchangeDefinition, 'body' | 'responses' | 'signature'>,
>(
  candidates: readonly Candidate<Exchange>[],
  request: Pick<SignableRequest, 'headers'>,
): readonly Candidate<Exchange>[] {
  if (candidates.length < 2) return candidates;
  const address = candidates[0]?.exchange.path;
  // The first one says how requests are signed, which no header may choose.
  const isFixed = candidates.some(({ exchange: { path, signature } }) => path !== address || signature);
  if (isFixed) return candidates;
  const { headers } = request;
  const sent = essence(headers.get('content-type') ?? '');
  const accepted = (headers.get('accept') ?? '').split(',').map(essence);
  const named = ({ exchange: { body, responses } }: Candidate<Exchange>): number =>
    Number(
      [body, ...(body?.others ?? [])].some((each) => sent !== '' && essence(each?.mediaType ?? '') === sent),
    ) +
    Number(
      responses.some(
        ({ contentType }) => contentType !== undefined && accepted.includes(essence(contentType)),
      ),
    );
  return [...candidates].sort((a, b) => named(b) - named(a));
}
