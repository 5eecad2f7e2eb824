// The HTTP edge: reads requests off the loopback interface, hands them to the handler, and writes what it answers.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { ConnectionError, ServiceError, UserError } from "../errors.ts";
import type { Random } from "../random.ts";
import { requireLocal } from "./edge.ts";
import { asServiceError, handle, type HandlerServices, plainFailure } from "./handle.ts";
import type { WireReply, WireRequest } from "./protocol.ts";

export interface HttpServer {
  /** `http://127.0.0.1:PORT`. */
  readonly endpoint: string;
  close(): Promise<void>;
}

// The most that any of these services takes: Lambda's 6 MB (aws-limits.md 2.2).
const MOST_BODY_BYTES = 6_291_456;
const KEEP_ALIVE_MS = 60_000;

const readBody = async (request: IncomingMessage): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request) {
    if (!Buffer.isBuffer(chunk)) continue;
    bytes += chunk.length;
    // What is too much is read to its end, since a client reads the answer only when it has sent all, but not kept.
    if (bytes <= MOST_BODY_BYTES) chunks.push(chunk);
  }
  if (bytes > MOST_BODY_BYTES)
    throw new ServiceError("RequestEntityTooLargeException", 413, `Request must be smaller than ${MOST_BODY_BYTES} bytes; seen: ${bytes}.`);
  const [only] = chunks;
  return chunks.length === 1 && only !== undefined ? only : Buffer.concat(chunks);
};

const parse = async (request: IncomingMessage): Promise<WireRequest> => {
  const [path = "/", query = ""] = (request.url ?? "/").split("?", 2);
  return {
    method: request.method ?? "GET",
    path,
    query: new URLSearchParams(query),
    headers: request.headers,
    body: await readBody(request),
  };
};

const send = (response: ServerResponse, { status, headers, body }: WireReply): void => {
  response.writeHead(status, { ...headers, "content-length": Buffer.byteLength(body) });
  response.end(body);
};

const answer = async (services: HandlerServices, requestId: string, request: IncomingMessage, response: ServerResponse) => {
  const gone = new AbortController();
  response.once("close", () => {
    if (!response.writableFinished) gone.abort(new ConnectionError("The client hung up."));
  });
  try {
    requireLocal(request.headers);
    send(response, await handle(services, await parse(request), { requestId, signal: gone.signal }));
  } catch (thrown) {
    if (gone.signal.aborted) return;
    // The service cannot be reached: the client must see a broken connection, not an answer.
    if (thrown instanceof ConnectionError) request.socket.destroy();
    else send(response, plainFailure(asServiceError(thrown), request, requestId));
  }
};

const listen = (server: Server, port: number): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once("error", (cause) => {
      const inUse = "code" in cause && cause.code === "EADDRINUSE";
      reject(
        inUse
          ? new UserError(`Cannot serve on port ${port}: it is in use. Choose another with --port, or stop what uses it.`, { cause })
          : new UserError(`Cannot serve on port ${port}: ${cause.message}. Choose another with --port.`, { cause }),
      );
    });
    server.listen(port, "127.0.0.1", () => {
      const address = server.address();
      resolve(typeof address === "object" && address !== null ? address.port : port);
    });
  });

/**
 * Serves on 127.0.0.1.
 * @param port 0 for any free one
 * @throws UserError when the port cannot be had
 */
export const serve = async (services: HandlerServices & { readonly random: Random }, port: number): Promise<HttpServer> => {
  const server = createServer((request, response) => void answer(services, services.random.uuid(), request, response));
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  const actual = await listen(server, port);
  return {
    endpoint: `http://127.0.0.1:${actual}`,
    close: async () => {
      const closed = new Promise((resolve) => {
        server.close(resolve);
      });
      server.closeAllConnections();
      await closed;
    },
  };
};
