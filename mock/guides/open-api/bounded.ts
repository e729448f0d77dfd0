/** A mock that runs for weeks forgets what is older than the last so many entries. */
export const limit = 10_000;

/** Adds to the end of a list. */
export function append<Item>(list: Item[], item: Item): void {
  list.push(item);
  if (list.length > limit) list.shift();
}

/** Sets the value of a key. */
export function remember<Value>(map: Map<string, Value>, key: string, value: Value): void {
  map.set(key, value);
  if (map.size <= limit) return;
  const [oldest = key] = map.keys();
  map.delete(oldest);
}
