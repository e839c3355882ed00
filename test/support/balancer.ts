import { once } from "node:events";
import { createServer, type IncomingMessage, request } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";

/** A reverse proxy as stands in front of replicas: in turns, and on to the next only where nobody listens. */
export type Balancer = AsyncDisposable & {
  readonly url: string;
  /** How many requests each replica has answered, by its address. */
  readonly answered: ReadonlyMap<string, number>;
  /** Addresses such as `http://127.0.0.1:3001`, from now on. */
  aim(replicas: readonly string[]): void;
};

export async function startBalancer(): Promise<Balancer> {
  const answered = new Map<string, number>();
  let replicas: readonly string[] = [];
  let turn = 0;

  const server = createServer(async (incoming, outgoing) => {
    const body = await buffer(incoming);
    turn += 1;
    const inTurn = replicas.map((_, index) => replicas[(turn + index) % replicas.length] ?? "");
    for (const replica of inTurn) {
      try {
        const answer = await passOn(incoming, body, replica);
        answered.set(replica, (answered.get(replica) ?? 0) + 1);
        outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(outgoing);
        return;
      } catch (error) {
        // Whatever was sent may have been heard.
        if ((error as NodeJS.ErrnoException).code !== "ECONNREFUSED") break;
      }
    }
    outgoing.writeHead(502).end();
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    answered,
    aim(at) {
      replicas = at;
    },
    async [Symbol.asyncDispose]() {
      server.close();
      server.closeAllConnections();
      await once(server, "close");
    },
  };
}

async function passOn({ method, url, headers }: IncomingMessage, body: Buffer, replica: string) {
  const outgoing = request(new URL(url ?? "/", replica), { method, headers, agent: false });
  outgoing.end(body);
  const [answer] = (await once(outgoing, "response")) as [IncomingMessage];
  return answer;
}
