/** No value that fits a schema could be made: told, never hidden. */
export class NoSample extends Error {
  override readonly name = 'NoSample';
}
