/**
 * Returns of a core with a satellite that starts at its target weight, drifts with the market and is put back where
 * `resets` says so. Costs and taxes are not counted.
 *
 * @param weight - Of the satellite, 0 to 1; the core has the rest.
 * @param resets - Whether weights are put back after each return; none at all is buy and hold.
 * @throws RangeError when the series are not of the same length.
 *
 * @example
 * mixReturns([0, 0], [1, 0], 0.5, [false, false]); // [0.5, 0]
 */
export function mixReturns(
  core: readonly number[],
  satellite: readonly number[],
  weight: number,
  resets: readonly boolean[],
): readonly number[] {
  if (core.length !== satellite.length || core.length !== resets.length) {
    throw new RangeError("The series are not of the same length.");
  }
  // Alone a leg is itself, to the last digit.
  if (weight === 0) return core;
  if (weight === 1) return satellite;
  let [inCore, inSatellite] = [1 - weight, weight];
  return core.map((each, index) => {
    const before = inCore + inSatellite;
    inCore *= 1 + each;
    inSatellite *= 1 + (satellite[index] ?? 0);
    const after = inCore + inSatellite;
    if (resets[index]) [inCore, inSatellite] = [after * (1 - weight), after * weight];
    return after / before - 1;
  });
}
