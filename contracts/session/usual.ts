import { isRecord } from '../../generator/load/openapi.ts';
import type { Sent } from '../exchanged.ts';

/** A request such as the platform sends: a query, or a body that is a JSON object. */
export function isUsual({ method, body }: Sent): boolean {
  return method === 'GET' || isObject(body);
}

function isObject(text: string): boolean {
  try {
    return isRecord(JSON.parse(text));
  } catch {
    return false;
  }
}
