import type { Hono } from "hono";

/** A platform the bot speaks on. It receives `ask` when made, and nothing else of the application. */
export type Adapter = {
  readonly name: string;
  /** Resolves when questions can be answered; rejects with a sentence for the operator. */
  start(): Promise<void>;
  /** Finishes or apologises for what is under way, then closes. Never rejects. */
  stop(): Promise<void>;
  /** Adds what it answers over HTTP to the one server; called once, before `start`. */
  routes?(server: Hono): void;
  /** Its routes are the only way in: without the server nobody can ask it anything. */
  readonly needsServer?: boolean;
  /** Whether questions can be answered right now: what a health check reports. */
  healthy(): boolean;
};
