/**
 * Where a callback arrives below the address that was given for it: at its own name and, behind that, at what its
 * expression adds to the address. One that goes to a fixed address arrives at its path.
 *
 * @param expression `{$request.body#/callbackUrl}/done` arrives at `/name/done`
 */
export function callbackPath(name: string, expression: string): string {
  const fixed = /^https?:\/\/[^/?#]*/i.exec(expression)?.[0];
  const start = fixed ?? /^\{[^}]*\}|^\$.*/s.exec(expression)?.[0] ?? '';
  const [added = ''] = expression.slice(start.length).split(/[?#](?![^{]*\})/);
  let count = 0;
  // A word that is neither an address nor an expression is a mere name.
  const isName = start === '' && !added.startsWith('/');
  const path = (isName ? '' : added).replaceAll(/\{\$[^}]*\}/g, () => `{value${++count}}`).replace(/\/$/, '');
  return fixed === undefined ? `/${name}${path}` : path || `/${name}`;
}
