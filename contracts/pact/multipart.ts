import type { Json } from '../../generator/model/model.ts';

/** Stands between the parts of all examples, so that these never change. */
export const boundary = 'part-of-the-pact-examples';

/**
 * A form in parts as `runtime/sending/serialize.ts` sends it: objects as JSON, files as bytes, all else as text.
 *
 * @param fields names and values, as the example has them
 * @param files names of the fields that are files
 */
export function multipartText(
  fields: readonly (readonly [string, Json])[],
  files: ReadonlySet<string>,
): string {
  const parts = fields.map(([name, value]) => {
    const isFile = files.has(name);
    const type = isFile ? 'application/octet-stream' : 'application/json';
    const isBlob = isFile || typeof value === 'object';
    const head = `Content-Disposition: form-data; name="${name}"`;
    const headers = isBlob ? [`${head}; filename="blob"`, `Content-Type: ${type}`] : [head];
    return [
      `--${boundary}`,
      ...headers,
      '',
      typeof value === 'object' ? JSON.stringify(value) : String(value),
    ];
  });
  return [...parts.flat(), `--${boundary}--`, ''].join('\r\n');
}
