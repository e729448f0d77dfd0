/** A function of a generated module, of the type that every generated one has. */
export function functionIn<F>(holder: object, name: string): F {
  const found = Reflect.get(holder, name);
  if (typeof found !== 'function') throw new Error(`there is no ${name}`);
  return found;
}
