import type { APIInteraction } from "discord.js";
import type { CompletionApi } from "../../adapters/discord/complete.ts";
import type { ReplyApi } from "../../adapters/discord/reply.ts";

type Name = keyof ReplyApi | keyof CompletionApi;
export type Call = { readonly name: Name; readonly body: Record<string, unknown> };

/** Discord's interaction calls, kept in order; `fail` lets the next calls of a name fail with given errors. */
export function fakeReplyApi() {
  const calls: Call[] = [];
  const failures = new Map<Name, unknown[]>();
  const waiting: { name: Name; count: number; resolve: () => void }[] = [];

  async function call(name: Name, body: object): Promise<void> {
    calls.push({ name, body: { ...body } });
    for (const each of waiting) if (count(each.name) >= each.count) each.resolve();
    const error = failures.get(name)?.shift();
    if (error !== undefined) throw error;
  }
  const count = (name: Name) => calls.filter((each) => each.name === name).length;

  const interactions: ReplyApi & CompletionApi = {
    reply: (_id, _token, body) => call("reply", body),
    defer: (_id, _token, body) => call("defer", body),
    editReply: (_application, _token, body) => call("editReply", body),
    deleteReply: () => call("deleteReply", {}),
    followUp: (_application, _token, body) => call("followUp", body),
    createAutocompleteResponse: (_id, _token, body) => call("createAutocompleteResponse", body),
  };
  return {
    interactions,
    calls,
    names: () => calls.map(({ name }) => name),
    last: (name: Name) => calls.findLast((each) => each.name === name)?.body ?? {},
    fail: (name: Name, ...errors: unknown[]) => void failures.set(name, errors),
    /** Resolves once a call has been made so many times. */
    made: (name: Name, times = 1) =>
      new Promise<void>((resolve) => {
        if (count(name) >= times) resolve();
        else waiting.push({ name, count: times, resolve });
      }),
  };
}

/** An error as Discord's REST library throws it. */
export function apiError(status: number, code?: number): Error {
  return Object.assign(new Error(`HTTP ${status}`), { status, ...(code === undefined ? {} : { code }) });
}

export const NETWORK = Object.assign(new Error("other side closed"), { code: "UND_ERR_SOCKET" });

/** The moment at which the interactions below were made. */
export const MADE_AT = Date.parse("2026-08-21T21:00:00Z");

function base(n: number) {
  return {
    id: String(((BigInt(MADE_AT) - 1_420_070_400_000n) << 22n) + BigInt(n)),
    application_id: "1100000000000000001",
    token: "interaction-secret",
    version: 1,
    guild_id: "1100000000000000101",
    channel: { id: "1100000000000000201", type: 0 },
    member: { user: { id: "1100000000000000501" }, permissions: "0" },
  };
}

export function slashInteraction(
  subcommand: string,
  options: Readonly<Record<string, unknown>> = {},
  more: object = {},
): APIInteraction {
  const given = Object.entries(options).map(([name, value]) => ({ name, type: 3, value }));
  const data = { id: "1", type: 1, name: "smallcap", options: [{ type: 1, name: subcommand, options: given }] };
  return { ...base(count++), type: 2, data, ...more } as unknown as APIInteraction;
}

/** What Discord sends with every key typed into an option that completes. */
export function typingInteraction(subcommand: string, option: string, typed: string): APIInteraction {
  const options = [{ name: option, type: 3, value: typed, focused: true }];
  const data = { id: "1", type: 1, name: "smallcap", options: [{ type: 1, name: subcommand, options }] };
  return { ...base(count++), type: 4, data } as unknown as APIInteraction;
}

export function buttonInteraction(custom_id: string, more: object = {}): APIInteraction {
  return { ...base(count++), type: 3, data: { component_type: 2, custom_id }, ...more } as unknown as APIInteraction;
}

let count = 1;
