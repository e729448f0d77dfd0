import type { ExchangeFacts } from './exchange-facts.ts';
import { tableInMarkdown } from './markdown-table.ts';
import type { GuideFacts } from './read-guide.ts';
import { sitesInWords, sourceInMarkdown } from './words.ts';

const introduction = `# Interfaces

Every exchange of every guide. Generated from the documents in \`spec/\` by \`npm run docs\`; do not edit it.

- **Direction** is sender → receiver. Where a browser is the sender, the answer is a redirect.
- **Address**: \`{address}\` stands for the address that the merchant has registered in the Seller Center. Other names in
  braces are parameters, which the document explains.
- **Signature**: the scheme of the request, what carries it and how far the clocks may differ, then the scheme of the
  answer where that is signed. Schemes are files in \`runtime/signing/\`.
- **Mandatory for** names billing modes.
- **Time-out and retry** is what the platform does when it is not answered with success.
- **Idempotency key**: a request that repeats these fields is a resend, and gets the same answer from memory. *Not stored*:
  it can also be a new request, so it must reach the handler again.
- **–** stands for what the reference does not state, or does not need.
`;

const columns = [
  'Exchange',
  'Direction',
  'Address',
  'Signature',
  'Mandatory for',
  'Time-out and retry',
  'Idempotency key',
  'Source',
] as const;

/** The text of `docs/interfaces.md`. */
export function interfacesInMarkdown(guides: readonly GuideFacts[]): string {
  const contents = guides.map(({ id, title }) => `- [${id}](#${id}): ${title}`).join('\n');
  return [introduction, `${contents}\n`, ...guides.map(section)].join('\n');
}

function section(guide: GuideFacts): string {
  const { id, title, chineseTitle, state, sites, document, reference, exchanges } = guide;
  return `## ${id}

**${title}**, ${chineseTitle}. State: ${state}. Sites: ${sitesInWords(sites)}.
[Document](../${document}), [reference](${reference}).

${tableInMarkdown(columns, exchanges.map(row))}
`;
}

function row(facts: ExchangeFacts): string[] {
  return [
    `\`${facts.name}\` ${facts.summary}`,
    facts.direction,
    facts.address,
    facts.signature,
    facts.mandatoryFor,
    facts.delivery,
    facts.idempotencyKey,
    sourceInMarkdown(facts.source),
  ];
}
