/**
 * What drives the watch: looks for what is due every few seconds and has each delivery made, a number of them at a
 * time, again when it was put off. The deliveries' own book keeps each to once; an engine only stores and claims.
 */
export type Engine = {
  start(): Promise<void>;
  /** Takes nothing new, lets what is under way end for so long, and leaves the rest to others or the next start. */
  stop(patienceMs: number): Promise<void>;
};

/** How often an engine looks for what is due. */
export const LOOK_EVERY_MS = 5_000;
/** How many deliveries of a lane are made at a time: enough to keep its pace while some of them wait for answers. */
export const AT_A_TIME = 32;
/** How many lanes are worked on at a time: more would only be late for their turns. */
export const LANES_AT_A_TIME = 12;
