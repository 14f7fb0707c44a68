/** What is made for a key, made once. */
export function memo<K>(): (key: K, make: () => number) => number {
  const known = new Map<K, number>();
  return (key, make) => {
    let id = known.get(key);
    if (id === undefined) known.set(key, (id = make()));
    return id;
  };
}
