/** Small seeded randomness: the same seed gives the same numbers on every machine. Not for secrets. */
export type Random = {
  /** From 0 up to but not 1. */
  uniform(): number;
  /** Mean 0, standard deviation 1, never beyond ±3.5. */
  normal(): number;
};

/** A stream of random numbers (mulberry32). */
export function createRandom(seed: number): Random {
  let state = seed | 0;
  const uniform = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  // The sum of four uniform numbers is near enough to normal, and bounded.
  return { uniform, normal: () => (uniform() + uniform() + uniform() + uniform() - 2) * Math.sqrt(3) };
}

/** One number from several whole ones: 32 bits, equal for equal input (the mixer of MurmurHash3). */
export function mix(one: number, two: number, three = 0): number {
  let hash = Math.imul(one ^ 0x9e3779b9, 0x85ebca6b);
  for (const each of [two, three]) {
    hash = Math.imul((hash ^ (hash >>> 15)) + each, 0xc2b2ae35);
    hash = Math.imul(hash ^ (hash >>> 13), 0x27d4eb2f);
  }
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** A normal number that belongs to a place: random access instead of a stream. */
export function normalAt(seed: number, place: number, part: number): number {
  const one = mix(seed, place, part);
  const two = mix(one, part, place);
  return ((one & 0xffff) + (one >>> 16) + (two & 0xffff) + (two >>> 16) - 2 * 0xffff) / (0x10000 / Math.sqrt(3));
}
