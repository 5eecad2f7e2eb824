// The HTTP edge: reads requests off the loopback interface, hands them to the handler, and writes what it answers.
import type { IncomingHttpHeaders } from "node:http";
import { ConnectionError, ServiceError } from "../errors.ts";
import type { Random } from "../random.ts";
import { requireLocal } from "./edge.ts";
import { asServiceError, handle, type HandlerServices, plainFailure } from "./handle.ts";
import { type HttpServer, type Incoming, listen, type Outgoing } from "./listen.ts";
import type { WireReply, WireRequest } from "./protocol.ts";

// The most that any of these services takes: Lambda's 6 MB (aws-limits.md 2.2).
const MOST_BODY_BYTES = 6_291_456;

/** @throws ServiceError RequestEntityTooLargeException 413 */
export const readBody = async (request: Incoming): Promise<Buffer> => {
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

// HTTP/2 has the host in a pseudo header.
const headersOf = ({ headers }: Incoming): IncomingHttpHeaders => {
  const authority = headers[":authority"];
  return typeof authority === "string" ? { ...headers, host: headers.host ?? authority } : headers;
};

const parse = async (request: Incoming): Promise<WireRequest> => {
  const [path = "/", query = ""] = (request.url ?? "/").split("?", 2);
  return {
    method: request.method ?? "GET",
    path,
    query: new URLSearchParams(query),
    headers: headersOf(request),
    body: await readBody(request),
  };
};

const send = (response: Outgoing, { status, headers, body }: WireReply): void => {
  response.statusCode = status;
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  response.setHeader("content-length", Buffer.byteLength(body));
  response.end(body);
};

const cut = (request: Incoming): void => {
  if ("stream" in request) request.stream.session?.destroy();
  else request.socket.destroy();
};

/** What is served beside AWS, by path: for the local cloud's own clients, unsigned. */
export type Doors = Readonly<Record<string, (request: Incoming, response: Outgoing) => Promise<void>>>;

type ServerServices = HandlerServices & { readonly random: Random; readonly doors?: Doors };

const answer = async (services: ServerServices, requestId: string, request: Incoming, response: Outgoing): Promise<void> => {
  const gone = new AbortController();
  let answered = false;
  const reply = (given: WireReply): void => {
    answered = true;
    send(response, given);
  };
  response.once("close", () => {
    if (!answered) gone.abort(new ConnectionError("The client hung up."));
  });
  try {
    requireLocal(headersOf(request));
    const door = services.doors?.[request.url ?? ""];
    if (door !== undefined) {
      answered = true;
      return await door(request, response);
    }
    reply(await handle(services, await parse(request), { requestId, signal: gone.signal }));
  } catch (thrown) {
    if (gone.signal.aborted) return;
    // The service cannot be reached, or a door failed in the middle of its answer: the client must see a broken connection, not an answer.
    if (thrown instanceof ConnectionError || response.headersSent) cut(request);
    else reply(plainFailure(asServiceError(thrown), request, requestId));
  }
};

/**
 * Serves on 127.0.0.1.
 * @param port 0 for any free one
 * @throws UserError when the port cannot be had
 */
export const serve = (services: ServerServices, port: number): Promise<HttpServer> =>
  listen((request, response) => void answer(services, services.random.uuid(), request, response), port);
