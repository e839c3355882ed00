import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";

/** What a source was asked, with the host that a mirror's address names. */
export type Asked = {
  readonly method: string;
  readonly host: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
};

export type Sent = {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string | string[]>>;
  /** Text as it stands, anything else as JSON. */
  readonly body?: unknown;
  /** Hangs up: at once, or in the middle of the body. */
  readonly cut?: "before" | "halfway";
};

/** A loopback stand-in for every source at once, addressed as a mirror: `/HOST/PATH`. Keeps what it was asked. */
export async function startSourceServer(answer: (asked: Asked) => Sent | Promise<Sent>) {
  const asked: Asked[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const url = new URL(request.url ?? "/", "http://mirror");
    const [, host = "", path = ""] = /^\/([^/]+)(.*)$/.exec(url.pathname) ?? [];
    const question: Asked = {
      method: request.method ?? "",
      host,
      path,
      query: url.searchParams,
      headers: request.headers,
      body: Buffer.concat(chunks).toString(),
    };
    asked.push(question);
    const { status = 200, headers = {}, body = "", cut } = await answer(question);
    const bytes = typeof body === "string" ? body : JSON.stringify(body);
    if (cut === "before") return void request.socket.destroy();
    response.writeHead(status, { "content-length": String(Buffer.byteLength(bytes)), ...headers });
    if (cut !== "halfway") return void response.end(bytes);
    response.write(bytes.slice(0, bytes.length / 2), () => request.socket.destroy());
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked: asked as readonly Asked[],
    /** Questions for paths that contain a word. */
    askedFor: (word: string) => asked.filter(({ host, path }) => `${host}${path}`.includes(word)),
    async close() {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}

export type SourceServer = Awaited<ReturnType<typeof startSourceServer>>;
