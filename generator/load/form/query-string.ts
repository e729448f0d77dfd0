import { isRecord, recordAt, textAt } from '../openapi.ts';
import type { Node } from './map-document.ts';

const form = 'application/x-www-form-urlencoded';

/** Whether a parameter is a whole query string of OpenAPI 3.2 that is a form; others, JSON for one, are none of any style. */
export function isFormQuery(parameter: unknown): boolean {
  const media = recordAt(recordAt(parameter, 'content'), form);
  return textAt(parameter, 'in') === 'querystring' && isRecord(media['schema']);
}

/** Such a form is an object whose members are parameters each: a parameter in query that is exploded. */
export function asQuery(parameter: Node): Node {
  if (!isFormQuery(parameter)) return parameter;
  const { content, ...rest } = parameter;
  const { schema } = recordAt(content, form);
  return { ...rest, in: 'query', style: 'form', explode: true, schema };
}
