/**
 * A pure function of one plain value that remembers its last results: time zones and number formats are slow, and the
 * same few days and instants are asked for again and again.
 *
 * @param most - How many results are kept; the oldest goes first.
 */
export function lately<Key, Value extends object | string>(
  most: number,
  make: (key: Key) => Value,
): (key: Key) => Value {
  const made = new Map<Key, Value>();
  return (key) => {
    const known = made.get(key);
    if (known !== undefined) return known;
    const value = make(key);
    made.set(key, value);
    const [oldest] = made.size > most ? made.keys() : [];
    if (oldest !== undefined) made.delete(oldest);
    return value;
  };
}
