/**
 * A key as a step of a JSON pointer.
 *
 * @param {string} key
 */
export function escaped(key) {
  return key.replaceAll('~', '~0').replaceAll('/', '~1');
}

/**
 * The key that a step of a JSON pointer stands for.
 *
 * @param {string} step
 */
export function unescaped(step) {
  return step.replaceAll('~1', '/').replaceAll('~0', '~');
}
