import PQueue from "p-queue";
import type { Fetch } from "../fetch.ts";
import { type Breaker, createBreaker } from "./breaker.ts";
import type { SourceHealth } from "./health.ts";
import { type FailureKind, SourceFailure } from "./source-failure.ts";

export type PoliteFetch = {
  /**
   * Like `fetch`, but paced, timed out, retried and watched. Resolves with an answer of status 2xx or 3xx whose body
   * has arrived whole.
   *
   * @throws SourceFailure for everything else.
   */
  fetch(address: string | URL, init?: PoliteInit): Promise<Response>;
  health(): readonly SourceHealth[];
};

export type PoliteInit = RequestInit & {
  readonly timeoutMs?: number;
  /**
   * Nobody waits for it: it is tried once, and its failure says nothing of the rest of the site, which people's questions
   * need, unless the site says that there are too many requests.
   */
  readonly background?: boolean;
};

export type PoliteFetchOptions = {
  readonly fetch: Fetch;
  /** Every address `https://HOST/PATH` becomes `MIRROR/HOST/PATH`. */
  readonly mirror?: string | undefined;
  /** Least time between two requests to one site; 0 for none. */
  readonly paceMs: number;
  /** Real clock: pauses and limits are about the source, not about market time. */
  readonly now: () => number;
  readonly wait: (milliseconds: number) => Promise<void>;
  /** Uniform in [0, 1): jitter. */
  readonly random: () => number;
};

/** At most so many requests to one site at once. */
export const CONCURRENCY = 4;
const TIMEOUT_MS = 20_000;
const TRIES = 3;
const BACKOFF_MS = 500;
/** A source that asks for a longer pause than this is left alone instead of waited for. */
const LONGEST_WAIT_MS = 8_000;

/** One door to every market-data source. */
export function createPoliteFetch(options: PoliteFetchOptions): PoliteFetch {
  const sites = new Map<string, { queue: PQueue; breaker: Breaker }>();
  const siteOf = (host: string) => {
    const name = siteName(host);
    const known = sites.get(name) ?? { queue: paced(options.paceMs), breaker: createBreaker(name, options.now) };
    sites.set(name, known);
    return known;
  };

  return {
    async fetch(address, init = {}) {
      const url = new URL(address);
      const { queue, breaker } = siteOf(url.host);
      for (let attempt = 1; ; attempt += 1) {
        try {
          const response = await queue.add(() => once(url, init, breaker, options));
          breaker.succeeded();
          return response;
        } catch (error) {
          const failure = toFailure(error, url);
          // An answer that says "no such thing" or "who are you" is a working source.
          if (ANSWERS.has(failure.kind)) breaker.succeeded();
          else if (failure.kind !== "paused" && (!init.background || failure.kind === "limited"))
            breaker.failed(failure.message, AWAY.has(failure.kind) ? "away" : "against", failure.retryAt);
          const pause = init.background ? null : pauseBefore(attempt, failure, options);
          if (pause === null) throw failure;
          await options.wait(pause);
        }
      }
    },
    health: () => [...sites.values()].map(({ breaker }) => breaker.health()),
  };
}

async function once(
  url: URL,
  init: PoliteInit,
  breaker: Breaker,
  { fetch, mirror, now }: PoliteFetchOptions,
): Promise<Response> {
  const pausedUntil = breaker.pausedUntil();
  if (pausedUntil !== null) {
    const why = breaker.health().lastFailure ?? `${url.host} failed`;
    const seconds = Math.ceil((pausedUntil - now()) / 1000);
    throw new SourceFailure("paused", url.host, `${why}; it is asked again in ${seconds} seconds`, {
      reason: why,
      retryAt: pausedUntil,
    });
  }
  const { timeoutMs = TIMEOUT_MS, background: _, ...rest } = init;
  const response = await fetch(mirrored(url, mirror), { ...rest, signal: AbortSignal.timeout(timeoutMs) });
  const retryAt = retryAfter(response.headers.get("retry-after"), now());
  // The body is read here, inside the time limit and the queue, so that a connection cut half-way counts as a failure.
  const body = await response.text();
  if (response.status >= 400) throw statusFailure(response.status, url.host, body, retryAt);
  return new Response(NO_BODY.has(response.status) ? null : body, {
    status: response.status,
    statusText: response.statusText,
    headers: withoutEncoding(response.headers),
  });
}

const ANSWERS = new Set<FailureKind>(["missing", "misunderstood", "unauthorized"]);
const AWAY = new Set<FailureKind>(["network", "timeout"]);
const NO_BODY = new Set([204, 205, 304]);

function statusFailure(status: number, host: string, body: string, retryAt: number | null): SourceFailure {
  if (status === 429) return new SourceFailure("limited", host, `${host} says too many requests`, { retryAt });
  if (status === 401) return new SourceFailure("unauthorized", host, `${host} refused the key it gave us`);
  if (status === 404)
    return new SourceFailure("missing", host, `${host} has nothing there`, { cause: body.slice(0, 300) });
  if (status === 400 || status === 422)
    return new SourceFailure("misunderstood", host, `${host} did not understand the request`);
  return new SourceFailure(status >= 500 ? "network" : "refused", host, `${host} answered with status ${status}`, {
    retryAt,
  });
}

function toFailure(error: unknown, url: URL): SourceFailure {
  if (error instanceof SourceFailure) return error;
  const timeout = error instanceof Error && error.name === "TimeoutError";
  return timeout
    ? new SourceFailure("timeout", url.host, `${url.host} did not answer in time`, { cause: error })
    : new SourceFailure("network", url.host, `${url.host} could not be reached`, { cause: error });
}

/** How long to wait before another try; null for none. Full jitter, so that many clients do not come back at once. */
function pauseBefore(attempt: number, failure: SourceFailure, { now, random }: PoliteFetchOptions): number | null {
  const again = failure.kind === "network" || failure.kind === "limited" || failure.kind === "paused";
  if (!again || attempt >= TRIES) return null;
  if (failure.retryAt !== null) {
    const asked = failure.retryAt - now();
    return asked <= LONGEST_WAIT_MS ? Math.max(0, asked) + random() * BACKOFF_MS : null;
  }
  return BACKOFF_MS * 2 ** (attempt - 1) * (0.5 + random());
}

function retryAfter(header: string | null, now: number): number | null {
  if (header === null) return null;
  const seconds = Number(header);
  const at = Number.isFinite(seconds) ? now + seconds * 1000 : Date.parse(header);
  return Number.isFinite(at) ? at : null;
}

function mirrored(url: URL, mirror: string | undefined): string {
  if (mirror === undefined) return url.href;
  return `${mirror.replace(/\/+$/, "")}/${url.host}${url.pathname}${url.search}`;
}

function paced(paceMs: number): PQueue {
  return paceMs > 0
    ? new PQueue({ concurrency: CONCURRENCY, interval: paceMs, intervalCap: 1 })
    : new PQueue({ concurrency: CONCURRENCY });
}

/** Hosts of one site share its limits: query1 and query2 are both finance.yahoo.com. */
function siteName(host: string): string {
  return host.replace(/^(?:www|query\d|data|api|guce|consent)\./, "");
}

/** The body was decoded on the way, so its encoding and length no longer hold. */
function withoutEncoding(headers: Headers): Headers {
  const kept = new Headers(headers);
  kept.delete("content-encoding");
  kept.delete("content-length");
  return kept;
}
