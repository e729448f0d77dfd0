import type { Visit, Visitor } from './redocly-diff.ts';

/** What looks alike under another name counts as renamed for Redocly, and as no more than that. */
export function addresses(): Visitor {
  return {
    WebhooksMap: { PathItem: renamed((from, to) => `Webhook \`${from}\` was renamed to \`${to}\`.`) },
    Callback: {
      PathItem: renamed((from, to) => `The callback is sent to \`${to}\`, no longer to \`${from}\`.`),
    },
  };
}

function renamed(messageOf: (from: unknown, to: unknown) => string): Visit {
  return ({ property, base, revision }, { report }) => {
    if (property === 'key') report({ message: messageOf(base?.value, revision?.value) });
  };
}
