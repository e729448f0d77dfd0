import { Buffer } from 'node:buffer';
import { readdirSync, readFileSync } from 'node:fs';

const folder = new URL('../../spec/vectors/', import.meta.url);

export interface VectorFile<Vector> {
  /** Of signatures; files of encryption have `encryption` in its place. */
  readonly scheme?: string;
  readonly encryption?: string;
  /** Seconds. */
  readonly window?: number;
  readonly vectors: readonly Vector[];
}

export interface VectorBody {
  readonly body?: string;
  readonly bodyBase64?: string;
}

/** Every file of vectors there is, without `.json`. */
export function vectorFileNames(): string[] {
  const ending = '.json';
  return readdirSync(folder)
    .filter((file) => file.endsWith(ending))
    .map((file) => file.slice(0, -ending.length));
}

export function readVectors<Vector>(name: string): VectorFile<Vector> {
  const file: VectorFile<Vector> = JSON.parse(readFileSync(new URL(`${name}.json`, folder), 'utf8'));
  return file;
}

export function bytesOf({ body, bodyBase64 = '' }: VectorBody): Uint8Array {
  return body === undefined ? Buffer.from(bodyBase64, 'base64') : Buffer.from(body);
}
