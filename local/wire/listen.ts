// One port for HTTP/1.1 and for HTTP/2 without TLS: most AWS clients speak the first, the Lex runtime client of the SDK for JavaScript the
// second. The first bytes of a connection say which.
import { createServer as createHttp1, type IncomingMessage, type ServerResponse } from "node:http";
import { createServer as createHttp2, type Http2ServerRequest, type Http2ServerResponse } from "node:http2";
import { createServer as createTcp, type Server, type Socket } from "node:net";
import { UserError } from "../errors.ts";

export type Incoming = IncomingMessage | Http2ServerRequest;
export type Outgoing = ServerResponse | Http2ServerResponse;

export interface HttpServer {
  /** `http://127.0.0.1:PORT`. */
  readonly endpoint: string;
  /** Stops listening and cuts what is open. */
  close(): Promise<void>;
}

// RFC 9113, 3.4: the preface of a client that knows the server speaks HTTP/2.
const HTTP2_PREFACE = "PRI ";
const KEEP_ALIVE_MS = 60_000;

const bind = (server: Server, port: number): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once("error", (cause) => {
      const why = "code" in cause && cause.code === "EADDRINUSE" ? "it is in use" : cause.message;
      reject(new UserError(`Cannot serve on port ${port}: ${why}. Choose another with --port, or stop what uses it.`, { cause }));
    });
    server.listen(port, "127.0.0.1", () => {
      const address = server.address();
      resolve(typeof address === "object" && address !== null ? address.port : port);
    });
  });

/**
 * Listens on 127.0.0.1.
 * @param port 0 for any free one
 * @throws UserError when the port cannot be had
 */
export const listen = async (onRequest: (request: Incoming, response: Outgoing) => void, port: number): Promise<HttpServer> => {
  const http1 = createHttp1({ keepAliveTimeout: KEEP_ALIVE_MS }, onRequest);
  const http2 = createHttp2(onRequest);
  const sockets = new Set<Socket>();
  const tcp = createTcp((socket) => {
    sockets.add(socket);
    socket.once("close", () => sockets.delete(socket));
    // A client that breaks off is seen by the response's own close; here it is only kept from ending the process.
    socket.on("error", () => socket.destroy());
    // Read and put back, without letting the stream flow: both servers take what is in its buffer before they read on.
    socket.once("readable", () => {
      const first: unknown = socket.read();
      if (!Buffer.isBuffer(first)) return;
      socket.unshift(first);
      const speaks = first.toString("latin1", 0, HTTP2_PREFACE.length) === HTTP2_PREFACE ? http2 : http1;
      speaks.emit("connection", socket);
    });
  });
  const actual = await bind(tcp, port);
  return {
    endpoint: `http://127.0.0.1:${actual}`,
    close: async () => {
      const closed = new Promise((resolve) => {
        tcp.close(resolve);
      });
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
};
