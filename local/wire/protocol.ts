// What a wire protocol does, whichever it is: find the operation a request names, read its input, write its answer or its error.
import type { IncomingHttpHeaders } from "node:http";
import type { ServiceError } from "../errors.ts";
import type { ClientModule } from "./schema.ts";

export interface WireRequest {
  readonly method: string;
  /** As sent: not decoded. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

export interface WireReply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
}

export interface Protocol {
  /** The operation's name, or nothing when the request names none that the service has. */
  readonly operation: (request: WireRequest) => string | undefined;
  /** @throws ServiceError for a request that is not of the operation's shape */
  readonly read: (operation: string, request: WireRequest) => unknown;
  readonly write: (operation: string, output: unknown) => WireReply;
  readonly fail: (error: ServiceError, requestId: string) => WireReply;
  /** What AWS answers to an operation it does not have. */
  readonly unknown: { readonly code: string; readonly status: number };
}

/** A protocol bound to one service's schemas. */
export type ProtocolOf = (client: ClientModule) => Protocol;
