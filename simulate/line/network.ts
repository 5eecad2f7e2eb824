// The network that functions of the simulated line see: their signed requests go to the local cloud's own wire, faults, IAM and signatures
// included, without a socket, and take simulated time.
import type { OutgoingHttpHeaders } from "node:http";
import aws4 from "aws4";
import type { Answer, Target } from "../../functions/lib/aws/signed-request.ts";
import { ConnectionError } from "../../local/errors.ts";
import type { Random } from "../../local/random.ts";
import type { Region } from "../../shared/region.ts";
import type { SimulatedClock } from "../../local/simulated-clock.ts";
import type { Wire } from "../../local/wire/start.ts";
import { latency, type Kind } from "./latencies.ts";

export interface NetworkServices {
  readonly clock: SimulatedClock;
  readonly random: Random;
  readonly request: Wire["request"];
}

export interface Outgoing {
  readonly method: string;
  /** Percent-encoded. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly signal: AbortSignal;
}

const lowerCased = (headers: OutgoingHttpHeaders): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]));

/** What node:http raises where nobody listens. */
const refused = (cause: ConnectionError): Error => Object.assign(new Error(cause.message, { cause }), { code: "ECONNREFUSED" });

const kindOf = (service: string, path: string): Kind => {
  if (service !== "lex" || path.startsWith("/tags/")) return "request";
  return path.endsWith("/text") ? "recognize" : "session";
};

/**
 * A sender as functions/lib/aws/signed-request.ts makes it.
 * @param from where the function runs
 */
export const simulatedSender =
  ({ clock, random, request }: NetworkServices, from: Region) =>
  ({ service, region, endpoint, credentials }: Target) =>
  async ({ method, path, headers, body, signal }: Outgoing): Promise<Answer> => {
    await clock.sleep(latency(random, kindOf(service, path), from, region), signal);
    const dated = { Host: endpoint.host, "X-Amz-Date": new Date(clock.now()).toISOString().replaceAll(/[:-]|\.\d{3}/g, ""), ...headers };
    const signed = aws4.sign({ service, region, method, path, headers: dated, body }, credentials);
    const [at = "/", query = ""] = path.split("?", 2);
    try {
      const reply = await request(
        {
          method,
          path: at,
          query: new URLSearchParams(query),
          headers: lowerCased({ ...dated, ...signed.headers }),
          body: Buffer.from(body),
        },
        { requestId: random.uuid(), signal },
      );
      return { status: reply.status, body: Buffer.from(reply.body).toString("utf8") };
    } catch (error) {
      throw error instanceof ConnectionError ? refused(error) : error;
    }
  };
