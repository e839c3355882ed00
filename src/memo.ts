/**
 * The same function, computed once for the same arguments: objects by identity, other values by equality. Only for pure
 * functions. Results live as long as the object arguments do; at least one argument must be an object.
 */
export function memo<Arguments extends readonly unknown[], Result>(
  compute: (...values: Arguments) => Result,
): (...values: Arguments) => Result {
  const root: Node<Result> = { objects: new WeakMap(), others: new Map() };
  return (...values) => {
    // Objects first, so that everything kept for them goes with them; then where they stood among the others.
    const order = values.map((value) => (isObject(value) ? "o" : "-")).join("");
    const keys = [...values.filter(isObject), order, ...values.filter((value) => !isObject(value))];
    let node = root;
    for (const key of keys) node = step(node, key);
    node.result ??= { value: compute(...values) };
    return node.result.value;
  };
}

/** The same for work that takes time and may fail: a failure is not kept. */
export function memoAsync<Arguments extends readonly unknown[], Result>(
  compute: (...values: Arguments) => Promise<Result>,
): (...values: Arguments) => Promise<Result> {
  const slotOf = memo((..._: Arguments): { result?: Promise<Result> | undefined } => ({}));
  return (...values) => {
    const slot = slotOf(...values);
    slot.result ??= compute(...values).catch((error: unknown) => {
      slot.result = undefined;
      throw error;
    });
    return slot.result;
  };
}

type Node<Result> = {
  readonly objects: WeakMap<object, Node<Result>>;
  readonly others: Map<unknown, Node<Result>>;
  result?: { readonly value: Result };
};

function step<Result>(node: Node<Result>, key: unknown): Node<Result> {
  const known = isObject(key) ? node.objects.get(key) : node.others.get(key);
  if (known) return known;
  const made: Node<Result> = { objects: new WeakMap(), others: new Map() };
  if (isObject(key)) node.objects.set(key, made);
  else node.others.set(key, made);
  return made;
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}
