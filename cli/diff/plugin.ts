import { addresses } from './rules/addresses.ts';
import { concerned } from './rules/concerned.ts';
import { encryption } from './rules/encryption.ts';
import { receivedMediaTypes } from './rules/media-types.ts';
import { receivedParameters } from './rules/parameters.ts';
import type { Visitor } from './rules/redocly-diff.ts';
import { requestBody } from './rules/request-body.ts';
import { responseHeaders } from './rules/response-headers.ts';
import { security } from './rules/security.ts';

interface NodeTypes {
  readonly Components: { readonly properties: Readonly<Record<string, unknown>> };
}

/** The plugin that corrects Redocly's diff: docs/decisions/0020. */
export function plugin(): {
  readonly id: string;
  readonly typeExtension: object;
  readonly diff: { readonly oas3: Readonly<Record<string, () => Visitor>> };
} {
  return {
    id: 'koocontract',
    typeExtension: { oas3: withoutSharedOperations },
    diff: {
      oas3: {
        concerned,
        'address-changed': addresses,
        'encryption-changed': encryption,
        'media-type-added': receivedMediaTypes,
        'parameter-changed': receivedParameters,
        'request-body-changed': requestBody,
        'response-header-changed': responseHeaders,
        'security-changed': security,
      },
    },
  };
}

/**
 * Redocly takes what stands in `components` for neither sent nor received. Path items and callbacks are there to be
 * referred to: looked at only where they are, their webhooks are webhooks.
 */
function withoutSharedOperations<Types extends NodeTypes>(types: Types): object {
  const { Components } = types;
  return {
    ...types,
    Components: { ...Components, properties: { ...Components.properties, pathItems: null, callbacks: null } },
  };
}
