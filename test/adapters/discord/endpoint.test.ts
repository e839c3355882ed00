import { generateKeyPairSync, sign } from "node:crypto";
import type { APIInteraction } from "discord.js";
import { Hono } from "hono";
import { describe, expect, it } from "vitest";
import { addEndpoint, ENDPOINT } from "../../../adapters/discord/endpoint.ts";
import { slashInteraction } from "../../support/discord-api.ts";
import { keptLog } from "../../support/kept-log.ts";

const NOW = Date.parse("2026-08-21T21:00:00Z");
const keys = generateKeyPairSync("ed25519");
const publicKey = keys.publicKey.export({ format: "der", type: "spki" }).subarray(-32).toString("hex");

type Request = {
  readonly body?: string;
  /** What is signed, where that is something else. */
  readonly signedBody?: string;
  readonly at?: number;
  readonly headers?: Record<string, string>;
};

function setUp() {
  const handled: APIInteraction[] = [];
  const server = new Hono();
  const handle = async (interaction: APIInteraction) => void handled.push(interaction);
  addEndpoint(server, { publicKey, handle, log: keptLog(), now: () => NOW });
  const send = ({
    body = '{"type":1,"id":"1","token":"t"}',
    signedBody = body,
    at = NOW,
    headers = {},
  }: Request = {}) => {
    const timestamp = String(Math.floor(at / 1000));
    const signature = sign(null, Buffer.from(timestamp + signedBody), keys.privateKey).toString("hex");
    const signed = { "x-signature-ed25519": signature, "x-signature-timestamp": timestamp };
    return server.request(ENDPOINT, { method: "POST", body, headers: { ...signed, ...headers } });
  };
  return { handled, send };
}

describe("the endpoint for signed interactions", () => {
  it("answers Discord's ping, and troubles nobody with it", async () => {
    const { handled, send } = setUp();
    const response = await send();
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({ type: 1 });
    expect(handled).toEqual([]);
  });

  it("hands everything else on and answers without a body, since the answer goes by REST", async () => {
    const { handled, send } = setUp();
    const interaction = slashInteraction("valuation");
    const response = await send({ body: JSON.stringify(interaction) });
    expect(response.status).toBe(202);
    expect(await response.text()).toBe("");
    expect(handled).toEqual([JSON.parse(JSON.stringify(interaction))]);
  });

  it.each<[string, Request]>([
    ["another body than was signed", { signedBody: "{}" }],
    ["another time than was signed", { headers: { "x-signature-timestamp": String(NOW / 1000 - 1) } }],
    ["no signature", { headers: { "x-signature-ed25519": "" } }],
    ["half a signature", { headers: { "x-signature-ed25519": "ab".repeat(32) } }],
    ["a signature that is none", { headers: { "x-signature-ed25519": "zz".repeat(64) } }],
    ["no time", { headers: { "x-signature-timestamp": "" } }],
    ["a time that is none", { headers: { "x-signature-timestamp": "NaN" } }],
    ["a signature of five minutes ago", { at: NOW - 300_000 }],
    ["a signature of the future", { at: NOW + 300_000 }],
  ])("refuses %s", async (_, request) => {
    const { handled, send } = setUp();
    expect((await send(request)).status).toBe(401);
    expect(handled).toEqual([]);
  });

  it("bears clocks that differ a little", async () => {
    const { send } = setUp();
    expect((await send({ at: NOW - 30_000 })).status).toBe(200);
    expect((await send({ at: NOW + 30_000 })).status).toBe(200);
  });

  it.each(["", "no JSON", "[]", '{"type":"2"}'])("refuses the signed body %j", async (body) => {
    const { handled, send } = setUp();
    expect((await send({ body })).status).toBe(400);
    expect(handled).toEqual([]);
  });
});
