import * as z from "zod";

/** Platforms that a subscription can live on. */
export const PLATFORMS = ["discord", "slack", "terminal"] as const;

/** Where something is posted; ids are the platform's own. */
const place = z.object({
  platform: z.enum(PLATFORMS),
  /** Server or workspace; empty on the terminal. */
  workspace: z.string(),
  channel: z.string(),
});

export type Place = Readonly<z.output<typeof place>>;

/** A question as it will be asked again and again, options as `understand` reads them. */
const question = z.object({
  command: z.string(),
  options: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
});

export type WatchedQuestion = Readonly<z.output<typeof question>>;

/** When a digest is due: wall-clock time in a zone, on every trading day or on some weekdays that are trading days. */
const schedule = z.object({
  /** 1 is Monday, 5 is Friday; the exchange's holidays are left out either way. */
  days: z.union([z.literal("trading"), z.array(z.int().min(1).max(5)).min(1)]),
  /** `08:30`, 24 hours. */
  time: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
  /** IANA name. */
  timezone: z.string(),
});

export type Schedule = Readonly<z.output<typeof schedule>>;

/** What an alert waits for; the threshold is raw, in the figure's unit. */
const condition = z.object({
  figure: z.string(),
  comparator: z.enum(["above", "below", "crosses"]),
  threshold: z.number(),
  /** Whether the threshold itself counts: at least, at most, reaches. */
  including: z.boolean().optional(),
});

export type Condition = Readonly<z.output<typeof condition>>;

const common = {
  /** Short enough to type: `d-7k2m`, `a-x3fp`. */
  id: z.string().regex(/^[da]-[a-z0-9]{4,12}$/),
  place,
  /** Who set it up: told when it cannot be delivered. */
  setBy: z.string(),
  /** ISO 8601, market time. Nothing is due before. */
  createdAt: z.string(),
  question,
  /** As the person typed it. */
  text: z.string(),
  /** Since when it pauses, and why; null while it runs. `unreachable`: the platform refused it too often. */
  paused: z.nullable(z.object({ at: z.string(), why: z.enum(["asked", "unreachable"]) })),
  /** After a pause nothing is due before this instant; ISO 8601, market time. */
  resumedAt: z.nullable(z.string()),
};

const digest = z.object({ ...common, kind: z.literal("digest"), schedule });
const alert = z.object({
  ...common,
  kind: z.literal("alert"),
  condition,
  /** Silent until then; ISO 8601, market time. */
  snoozedUntil: z.nullable(z.string()),
});

/** What lies in a store may have been written by anybody: read through this. */
export const subscriptionSchema = z.discriminatedUnion("kind", [digest, alert]);

/** A question posted again and again on a schedule. */
export type Digest = Readonly<z.output<typeof digest>>;
/** A sentence posted when a figure comes to fulfil a condition. */
export type Alert = Readonly<z.output<typeof alert>>;
export type Subscription = Digest | Alert;

/** What a person may change of a subscription that is there. */
export type SubscriptionChange = Partial<Pick<Alert, "paused" | "resumedAt" | "snoozedUntil">>;

/** Everything people have subscribed to. Every method rejects when the store cannot be used. */
export type Subscriptions = {
  add(subscription: Subscription): Promise<void>;
  get(id: string): Promise<Subscription | null>;
  /** All of them; rows that cannot be read are left out. */
  all(): Promise<readonly Subscription[]>;
  /** Another number after every `add`, `change` and `remove` by any process, so that a list in memory can be kept. */
  version(): Promise<number>;
  /** False when there is no such subscription. */
  change(id: string, change: SubscriptionChange): Promise<boolean>;
  /** Removes it with its memory. */
  remove(id: string): Promise<boolean>;
  /** What is remembered of it between deliveries, JSON; null when nothing is. */
  memory(id: string): Promise<unknown>;
  /** Of one that was removed nothing is remembered. */
  remember(id: string, memory: unknown): Promise<void>;
};
