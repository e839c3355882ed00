import type { Outcome } from "./poster.ts";
import type { Place } from "./subscription.ts";

/** What is measured of deliveries, for whoever runs the bot. */
export type WatchMeter = {
  /** One try to post, and the milliseconds it took without the wait for its turn. */
  posted(platform: Place["platform"], outcome: Outcome["kind"], ms: number): void;
  /** How long after its time a delivery was posted, in milliseconds. */
  late(ms: number): void;
  /** Deliveries that wait or are under way in this process. */
  queued(count: number): void;
};

/** Measures nothing. */
export const NO_METER: WatchMeter = { posted: () => {}, late: () => {}, queued: () => {} };
