// One signed request to AWS over node:http, without an SDK: what functions use that a caller waits for, and where a whole client would be
// loaded for a single call.
import { Agent as HttpAgent, request as httpRequest } from "node:http";
import { Agent as HttpsAgent, request as httpsRequest } from "node:https";
import aws4 from "aws4";
import type { Credentials } from "./endpoints.ts";
import { textAt } from "../../../shared/json.ts";
import type { Region } from "../../../shared/region.ts";

export interface Target {
  /** The service as its signature names it. */
  readonly service: string;
  readonly region: Region;
  readonly endpoint: URL;
  readonly credentials: Credentials;
}

export interface SignedRequest {
  /** @default "POST" */
  readonly method?: "DELETE" | "GET" | "POST";
  /** Percent-encoded. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly signal: AbortSignal;
}

export interface Answer {
  readonly status: number;
  readonly body: string;
}

/** @throws what node:http raises, and the signal's reason; an answer of any status is an answer */
export type Sender = (request: SignedRequest) => Promise<Answer>;

/** How Node tells of a connection that the other side has closed. */
const CLOSED = new Set(["ECONNRESET", "EPIPE"]);

/**
 * Sends requests to one endpoint, with connections kept between invocations. One that was closed meanwhile, as happens while an environment is
 * frozen, is replaced at once: it is no failure of the service, and not one of the attempts that a caller counts.
 */
export const signedSender = ({ service, region, endpoint, credentials }: Target): Sender => {
  const secure = endpoint.protocol === "https:";
  const request = secure ? httpsRequest : httpRequest;
  const agent = secure ? new HttpsAgent({ keepAlive: true }) : new HttpAgent({ keepAlive: true });

  const attempt = ({ method = "POST", path, headers, body, signal }: SignedRequest): Promise<Answer | "closed"> => {
    const signed = aws4.sign({ service, region, method, path, headers: { Host: endpoint.host, ...headers }, body }, credentials);
    return new Promise((resolve, reject) => {
      const outgoing = request(
        { method, hostname: endpoint.hostname, port: endpoint.port, path, headers: signed.headers ?? {}, agent, signal },
        (incoming) => {
          let text = "";
          incoming.setEncoding("utf8");
          incoming.on("data", (chunk: string) => {
            text += chunk;
          });
          incoming.on("end", () => resolve({ status: incoming.statusCode ?? 0, body: text }));
          incoming.on("error", reject);
        },
      );
      outgoing.on("error", (error) => {
        const wasClosed = outgoing.reusedSocket && !signal.aborted && CLOSED.has(textAt(error, "code") ?? "");
        if (wasClosed) resolve("closed");
        else reject(error);
      });
      outgoing.end(body);
    });
  };
  return async (asked) => {
    // Each time one kept connection is gone, so this ends with a new one at the latest.
    for (;;) {
      const answer = await attempt(asked);
      if (answer !== "closed") return answer;
    }
  };
};
