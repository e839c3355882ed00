/** Fewer companies than this say nothing of an index. */
const LEAST = 30;
/** Of a large index, at least this share. */
const LEAST_SHARE = 0.05;

/**
 * How many companies must be known before a figure gathered company by company stands for all of them: thirty, or one in
 * twenty of a larger index, or half of a group that is too small for thirty.
 *
 * @example
 * leastFirms(1_924); // 97
 * leastFirms(503); // 30
 * leastFirms(22); // 11
 */
export function leastFirms(members: number): number {
  return Math.min(Math.max(LEAST, Math.ceil(members * LEAST_SHARE)), Math.max(1, Math.ceil(members / 2)));
}
