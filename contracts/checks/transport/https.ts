import type { Book } from '../../guides/book.ts';
import { defectsOf, type Handshake, isPrivate, shakeHands } from '../../merchant/tls.ts';
import type { Rule } from '../../result.ts';
import type { Check, MakeChecks } from '../check.ts';
import { skip, Violation } from '../verdict.ts';

/** @param rule where it is documented, if it is */
function httpsBasics(
  { guide }: Book,
  rule: Rule | undefined,
): Pick<Check, 'severity' | 'rule' | 'exchange' | 'calls' | 'stage'> {
  return {
    severity: rule === undefined ? 'warning' : 'error',
    rule: rule ?? guide.rules.transport,
    exchange: guide.cast.first,
    calls: 'any',
    stage: 'plain',
  };
}

/** Whatever certificate and version of TLS the server has. */
async function connectTo(url: URL, timeout: number): Promise<Handshake> {
  if (url.protocol !== 'https:') skip('The address begins with http:, so there is no TLS to look at.');
  return shakeHands(url, 'TLSv1', 'TLSv1.3', timeout).catch((error: unknown) =>
    skip(`There was no TLS connection to look at. ${error instanceof Error ? error.message : String(error)}`),
  );
}

export const certificate: MakeChecks = (book) => [
  {
    ...httpsBasics(book, book.guide.rules.certificate),
    id: 'transport.certificate',
    title: 'The certificate is valid for the host and was issued by a recognised authority',
    async run({ url, timeout }) {
      const defects = defectsOf(await connectTo(url, timeout), url);
      if (defects.length === 0) return;
      const where = isPrivate(url) ? ' That will do here, but not for the address in the Seller Center.' : '';
      throw new Violation({
        message: `The platform would not connect: the server's certificate ${defects.join(', and ')}.${where}`,
        expected: `a valid certificate for ${url.hostname} from an authority that everybody trusts`,
        actual: `a certificate that ${defects.join(', and ')}`,
        severity: isPrivate(url) ? 'warning' : undefined,
      });
    },
  },
];

export const tlsVersion: MakeChecks = (book) => {
  const { oldestTls } = book.guide.habits;
  const outdated = oldestTls === 'TLSv1.1' ? 'TLSv1' : 'TLSv1.1';
  const expected = `${inWords(oldestTls)} or later`;
  return [
    {
      ...httpsBasics(book, book.guide.rules.tls),
      id: 'transport.tls-version',
      title: `The server speaks ${expected}, and nothing older`,
      async run({ url, timeout }) {
        const { version } = await connectTo(url, timeout);
        if (version < oldestTls) {
          throw new Violation({
            message: `The server speaks nothing newer than ${inWords(version)}, so the platform can't connect. Allow TLS 1.2 and 1.3.`,
            expected,
            actual: inWords(version),
          });
        }
        const old = await shakeHands(url, 'TLSv1', outdated, timeout).catch(() => undefined);
        if (old === undefined) return;
        throw new Violation({
          message: `The server also speaks ${inWords(old.version)}, which is no longer safe. Allow TLS 1.2 and 1.3 only.`,
          expected,
          actual: inWords(old.version),
          severity: 'warning',
        });
      },
    },
  ];
};

/** `TLSv1.2` → `TLS 1.2` */
function inWords(version: string): string {
  return version === 'TLSv1' ? 'TLS 1.0' : version.replace('v', ' ');
}
