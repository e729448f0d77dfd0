import type { Location, Oas3Rule, UserContext } from '@redocly/openapi-core';
import { isTextSchema, keptMediaTypes } from '../model/media-type.ts';
import { isPattern } from '../validation/assertions.ts';
import { anchorsOf } from './form/anchors.ts';
import { plainHeader } from './form/left-out.ts';
import { withDollars } from './form/lift-callbacks.ts';
import { otherMethods } from './form/other-methods.ts';
import { isFormQuery } from './form/query-string.ts';
import { isRecord, recordAt } from './openapi.ts';
import { pathParameterFaults } from './path-parameter-faults.ts';

/**
 * Rules of our own: each names something that a document says and generated code does not do. What stands in `components`
 * and is used often is told once.
 */
export const expressible: Readonly<Record<string, Oas3Rule>> = {
  'koocontract/pattern-left-out': () => ({
    Schema({ pattern }, { report, location }) {
      if (typeof pattern !== 'string' || isPattern(pattern)) return;
      report({
        message: `The pattern is no regular expression of JavaScript, so it is not checked. Write it as ECMA-262 has it, as JSON Schema asks.`,
        location: location.child('pattern'),
      });
    },
  }),
  'koocontract/enum-left-out': () => ({
    Schema({ enum: values }, { report, location }) {
      if (!Array.isArray(values) || values.length > 0) return;
      report({
        message:
          'The enum has no value, so nothing could be right; it is not checked. Add its values, or leave it out.',
        location: location.child('enum'),
      });
    },
  }),
  'koocontract/method-left-out': () => ({
    PathItem(item, { report, location }) {
      const others = otherMethods(item).filter(({ isSent }) => !isSent);
      for (const { method, pointer } of others)
        report({ message: leftOut(method), location: location.child([...pointer]) });
      if (item.trace !== undefined) report({ message: leftOut('TRACE'), location: location.child('trace') });
    },
  }),
  'koocontract/same-address': () => {
    const firsts = new Map<string, string>();
    return {
      Paths(paths, { report, location }) {
        // Who writes a fragment knows that the address is another's.
        for (const path of Object.keys(paths).filter((each) => !each.includes('#'))) {
          const address = path.replace(/\?.*$/s, '').replaceAll(/\{[^}]*\}/g, '{}');
          const first = firsts.get(address);
          if (first === undefined) firsts.set(address, path);
          else
            report({
              message: `A request can't tell this path from ${first}: the handler of ${first} is asked first, this one only about what does not fit there. Make the paths differ.`,
              location: location.child(path).key(),
            });
        }
      },
    };
  },
  'koocontract/path-parameters': () => ({
    Paths(paths, { report, resolve, location }) {
      for (const [path, held] of Object.entries(paths)) {
        const { node, location: own } = resolve(held);
        const at = own === undefined || node === held ? location.child(path) : own;
        const file = at.source.absoluteRef;
        const resolved = (part: unknown): unknown => resolve(isRecord(part) ? part : {}, file).node;
        for (const { pointer, message } of pathParameterFaults(path, node, resolved))
          report({ message, location: pointer.length === 0 ? at.key() : at.child(pointer) });
      }
    },
  }),
  'koocontract/body-left-out': () => ({
    PathItem(item, { report, location }) {
      for (const method of ['get', 'head'] as const)
        if (item[method]?.requestBody !== undefined)
          report({
            message: `The body is left out: fetch sends none with ${method.toUpperCase()}, and HTTP gives it no meaning. Describe it as parameters, or the operation as POST, to have it.`,
            location: location.child([method, 'requestBody']),
          });
    },
  }),
  'koocontract/header-left-out': () => ({
    Parameter(parameter, { report, location }) {
      const whose = plainHeader(parameter);
      if (whose === undefined) return;
      const why =
        whose === 'HTTP'
          ? `the connection has a header ${parameter.name} of its own, which fetch writes`
          : `OpenAPI ignores header parameters called ${parameter.name}, since bodies and security schemes say what stands there`;
      const sending = whose === 'HTTP' ? '' : ', and calls may add it as headers';
      report({
        message: `The parameter is left out: ${why}. Handlers find it in context.headers${sending}.`,
        location: location.child('name'),
      });
    },
  }),
  'koocontract/callback-address': () => ({
    Callback(callback, { report, location }) {
      const written = Object.keys(callback).filter((key) => !key.startsWith('x-') && key !== '$ref');
      for (const expression of written.filter((each) => !isAddress(withDollars(each))))
        report({
          message: `No address of http or https can come of this, so whoever sends the callback tells it, as address of the trigger. Write the address, or where it stands as a runtime expression, such as {$request.body#/callbackUrl}.`,
          location: location.child(expression).key(),
        });
    },
  }),
  'koocontract/querystring-left-out': () => ({
    Parameter(parameter, { report, location }) {
      if (String(parameter.in) !== 'querystring' || isFormQuery(parameter)) return;
      report({
        message: `The parameter is left out: of a whole query string only a form is read, application/x-www-form-urlencoded. Describe what it holds as that, or read context.url.`,
        location: location.key(),
      });
    },
  }),
  'koocontract/link-left-out': () => ({
    Response({ links }, { report, location }) {
      for (const name of Object.keys(links ?? {}))
        report({
          message: `The link is left out: a sender follows none. Call the exchange that it leads to with values of the answer.`,
          location: location.child(['links', name]).key(),
        });
    },
  }),
  'koocontract/server-left-out': () => {
    let usual = '';
    // A guide says in words at which of its addresses each exchange is.
    let isGuide = false;
    const rule: ReturnType<Oas3Rule> = {
      Root(root) {
        usual = JSON.stringify(root.servers);
        isGuide = 'x-guide' in root;
      },
    };
    const tell: NonNullable<typeof rule.PathItem> = ({ servers }, { report, location }) => {
      if (isGuide || servers === undefined || JSON.stringify(servers) === usual) return;
      report({
        message: `A sender has one url for all exchanges, so these servers of their own are left out. Give a \`fetch\` that sends their requests there, or create a sender for them with that url.`,
        location: location.child('servers').key(),
      });
    };
    return { ...rule, PathItem: tell, Operation: tell };
  },
  'koocontract/dynamic-ref-left-out': () => {
    const refs: { ref: unknown; location: Location }[] = [];
    const counts = new Map<string, number>();
    return {
      Schema(schema, { location }) {
        if (!isRecord(schema)) return;
        if ('$dynamicRef' in schema) refs.push({ ref: schema['$dynamicRef'], location });
        for (const anchor of anchorsOf(schema)) counts.set(`#${anchor}`, (counts.get(`#${anchor}`) ?? 0) + 1);
      },
      Root: {
        leave(_root, { report }) {
          for (const { ref, location } of refs.filter(({ ref }) => (counts.get(String(ref)) ?? 0) > 1))
            report({
              message: `The reference is left out: several schemas have the anchor ${ref}, and which is meant depends on the way that led here. Write a $ref to the one that is meant.`,
              location: location.child('$dynamicRef'),
            });
        },
      },
    };
  },
  'koocontract/media-type-left-out': () => ({
    RequestBody({ content }, context) {
      for (const { type, kept } of leftOutOf(content, 'request', context))
        context.report({
          message: `A receiver takes ${kept} here; ${type} is left out, since it would be text that nobody has looked into. Describe it as an operation of its own to have it.`,
          location: context.location.child(['content', type]),
        });
    },
    Response({ content }, context) {
      for (const { type, kept } of leftOutOf(content, 'response', context))
        context.report({
          message: `An answer is ${kept} here; ${type} is left out, since it would be text that nobody has looked into, or stands for many types. Describe it as an operation of its own to have it.`,
          location: context.location.child(['content', type]),
        });
    },
  }),
  'koocontract/security-left-out': () => {
    // A guide says in words how its tokens are got and checked.
    let isGuide = false;
    return {
      Root(root) {
        isGuide = 'x-guide' in root;
      },
      SecurityScheme(scheme, { report, location }) {
        if (isGuide || 'x-signature' in scheme) return;
        const { what, sending } = credential(scheme);
        report({
          message: `A receiver does not check ${what}, and a sender does not add it by itself. Check it before the receiver, or in your handlers by \`context\`; when sending, ${sending}.`,
          location: location.key(),
        });
      },
    };
  },
  'koocontract/encoding-left-out': () => ({
    MediaTypesMap(content, { report, location }) {
      for (const [type, media] of Object.entries(content)) {
        if (!/^multipart\//i.test(type) || !isRecord(media)) continue;
        for (const [part, encoding] of Object.entries(recordAt(media, 'encoding')))
          for (const keyword of ['headers', 'style', 'explode'].filter(
            (each) => each in recordAt({ encoding }, 'encoding'),
          ))
            report({
              message: `Parts have no ${keyword} in generated code: they are files, JSON or text. Say by contentType which of them this part is, and put what else it has into parts of their own.`,
              location: location.child([type, 'encoding', part, keyword]),
            });
      }
    },
  }),
};

/** Media types of a body that no code is generated for, and those that some is. */
function leftOutOf(
  content: unknown,
  direction: 'request' | 'response',
  { resolve }: Pick<UserContext, 'resolve'>,
): { readonly type: string; readonly kept: string }[] {
  const media = recordAt({ content }, 'content');
  const types = Object.keys(media);
  const isText = (type: string): boolean => {
    const { node, location } = resolve(recordAt(media, type));
    const { schema } = recordAt({ node }, 'node');
    return isTextSchema(isRecord(schema) ? resolve(schema, location?.source.absoluteRef).node : schema);
  };
  const kept = keptMediaTypes(types, direction, isText);
  return types.filter((type) => !kept.includes(type)).map((type) => ({ type, kept: kept.join(', ') }));
}

/** Whether the address of a callback can be one of http: of `{$url}/a`, `$url` or `http://a` it can, of `/a` or `{url}` not. */
function isAddress(expression: string): boolean {
  const known =
    /^\$(?:url|method|statusCode|request\.(?:header|query|path)\..+|response\.header\..+|(?:request|response)\.body(?:#\/.*)?)$/s;
  const bare = expression.startsWith('$') ? `{${expression}}` : expression;
  return (
    /^https?:\/\/|^\{/i.test(bare) &&
    [...bare.matchAll(/\{([^}]*)\}/g)].every(([, inner = '']) => known.test(inner))
  );
}

/** What a security scheme asks for, and how a sender comes by it. */
function credential(scheme: { readonly type?: unknown; readonly in?: unknown; readonly name?: unknown }): {
  readonly what: string;
  readonly sending: string;
} {
  const sending = 'give it as `headers`';
  if (scheme.type === 'mutualTLS') return { what: 'the certificate', sending: 'give a `fetch` that has one' };
  if (scheme.type !== 'apiKey') return { what: 'the header Authorization', sending };
  const what = `the ${scheme.in} ${scheme.name}`;
  return scheme.in === 'query' ? { what, sending: 'give a `fetch` that adds it' } : { what, sending };
}

function leftOut(method: string): string {
  return `The method ${method} is left out: fetch sends no such one. Describe it as POST to have it.`;
}
