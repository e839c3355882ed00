import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { SHARED, sharedHas } from "./recorded.ts";
import { type Asked, type Sent, startSourceServer } from "./source-server.ts";

export type Replay = { readonly url: string; close(): Promise<void> };

export const hasReplay = sharedHas("replay/server.mjs", "the real process on replayed market data");

/** Starts the replay of a recorded day. */
export async function startReplay(date: string): Promise<Replay> {
  const module = (await import(pathToFileURL(join(SHARED, "replay/server.mjs")).href)) as {
    start(options: { date: string; port: number }): Promise<Replay>;
  };
  return module.start({ date, port: 0 });
}

/** What goes wrong: an answer instead of the source's own, a change to it, or nothing. */
export type Fault = (asked: Asked) => Sent | ((sent: Sent) => Sent) | undefined;

/** A mirror in front of a replay, in which things go wrong. */
export async function startFaultyMirror(replay: Replay, fault: Fault) {
  return await startSourceServer(async (asked) => {
    const wrong = fault(asked);
    if (wrong && typeof wrong !== "function") return wrong;
    const answer = await fetch(`${replay.url}/${asked.host}${asked.path}?${asked.query}`, {
      headers: {
        "user-agent": asked.headers["user-agent"] ?? "",
        ...(asked.headers.cookie ? { cookie: asked.headers.cookie } : {}),
      },
    });
    const sent: Sent = {
      status: answer.status,
      headers: {
        "content-type": answer.headers.get("content-type") ?? "",
        "set-cookie": answer.headers.getSetCookie(),
      },
      body: await answer.text(),
    };
    return wrong ? wrong(sent) : sent;
  });
}
