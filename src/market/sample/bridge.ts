import { normalAt } from "./random.ts";

/**
 * A random walk that can be read at any day without walking there: a Brownian bridge by halving, which comes back to
 * zero at both ends of every block. So a simulated price moves like a price from day to day and still stays where its
 * company belongs over decades.
 *
 * @param volatility standard deviation of one day's step, as a logarithm
 * @param block days between two returns to zero, a power of two
 * @returns logarithm; within about three times volatility × √block / 2
 */
export function bridgeAt(seed: number, day: number, volatility: number, block: number): number {
  const number = Math.floor(day / block);
  const place = day - number * block;
  if (place === 0) return 0;
  let [left, leftValue, right, rightValue] = [0, 0, block, 0];
  while (true) {
    const middle = (left + right) / 2;
    const spread = volatility * Math.sqrt((right - left) / 4);
    const value = (leftValue + rightValue) / 2 + spread * normalAt(seed, number, middle);
    if (middle === place) return value;
    if (place < middle) [right, rightValue] = [middle, value];
    else [left, leftValue] = [middle, value];
  }
}
