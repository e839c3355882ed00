import type { webApi } from "@slack/bolt";
import type { Fetch } from "../../src/fetch.ts";
import { type ClientSettings, createClient } from "./client.ts";
import { createWeb, type Web } from "./web.ts";

/** A workspace as calls are made on it, each with its own token. */
export type Workspace = {
  /** For what a person waits for. */
  readonly web: Web;
  /** For what nobody waits for: it never holds up an answer. */
  readonly background: webApi.WebClient;
  /** To be told when a call of `background` says that the token is good for nothing. */
  readonly tokenRefused: (reason: string) => void;
};

/**
 * The workspace of a question or a post; null where the app is not installed.
 *
 * @throws What the store throws.
 */
export type FindWorkspace = (team: string, enterprise?: string) => Promise<Workspace | null>;

export type Token = {
  readonly token: string;
  /** Set where one token serves all workspaces of an organisation: each call then says which is meant. */
  readonly teamId?: string;
};

export type WorkspacesOptions = {
  readonly tokenOf: (team: string, enterprise?: string) => Promise<Token | null>;
  readonly settings: ClientSettings;
  readonly fetch: Fetch;
  readonly tokenRefused: (token: string, team: string, reason: string) => void;
};

/** Workspaces that were asked for lately; their clients are made again when needed. */
const REMEMBERED = 1_000;

export function createWorkspaces({ tokenOf, settings, fetch, tokenRefused }: WorkspacesOptions): FindWorkspace {
  const known = new Map<string, Workspace>();

  return async (team, enterprise) => {
    const found = await tokenOf(team, enterprise);
    if (!found) return null;
    const { token, teamId } = found;
    const key = `${team} ${token}`;
    const workspace = known.get(key) ?? open(team, token, teamId);
    // Set again, so that what was asked lately is forgotten last.
    known.delete(key);
    known.set(key, workspace);
    for (const oldest of known.keys()) {
      if (known.size <= REMEMBERED) break;
      known.delete(oldest);
    }
    return workspace;
  };

  function open(team: string, token: string, teamId?: string): Workspace {
    const refused = (reason: string) => tokenRefused(token, team, reason);
    return {
      web: createWeb(createClient(token, settings, teamId), fetch, refused),
      background: createClient(token, settings, teamId),
      tokenRefused: refused,
    };
  }
}
