// One request to one reply: who calls what (SigV4 scope), is it signed as it should be, which action is meant, what does it answer. Nothing
// here knows of sockets.
import { ConnectionError, ServiceError, UnsupportedError, UserError } from "../errors.ts";
import type { Iam } from "../iam/iam.ts";
import { fileOfAction } from "../services/file-of-action.ts";
import type { Door } from "./dispatch.ts";
import { xmlFailure } from "./protocols/query.ts";
import type { Protocol, WireReply, WireRequest } from "./protocol.ts";
import { parseScope, type Scope } from "./scope.ts";
import type { BoundService, ServiceFinder } from "./services.ts";
import { verifySignature } from "./signature.ts";

export interface HandlerServices {
  readonly iam: Iam;
  readonly door: Door;
  readonly find: ServiceFinder;
}

export interface RequestContext {
  readonly requestId: string;
  readonly signal: AbortSignal;
}

const FORM = "application/x-www-form-urlencoded";

/** Answers a request whose service is not known: as XML to a client of the query protocol, else as JSON, with the code where each looks. */
export const plainFailure = (error: ServiceError, { headers }: Pick<WireRequest, "headers">, requestId: string): WireReply =>
  headers["content-type"]?.startsWith(FORM) === true
    ? xmlFailure(error, requestId)
    : {
        status: error.status,
        headers: { "content-type": "application/json", "x-amzn-errortype": error.code, "x-amzn-requestid": requestId },
        body: JSON.stringify({ __type: error.code, message: error.message }),
      };

/** Any error as the answer of a service; a connection that broke has none. @throws ConnectionError as it came */
export const asServiceError = (thrown: unknown): ServiceError => {
  if (thrown instanceof ServiceError) return thrown;
  if (thrown instanceof ConnectionError) throw thrown;
  if (thrown instanceof UnsupportedError) return new ServiceError("NotImplementedException", 501, thrown.message, { cause: thrown });
  if (thrown instanceof UserError) return new ServiceError("ValidationException", 400, thrown.message, { cause: thrown });
  const message = thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown);
  return new ServiceError("InternalFailure", 500, `The local cloud failed: ${message}`, { cause: thrown });
};

const unknownOperation = (service: BoundService, named: string | undefined): ServiceError => {
  const { code, status } = service.protocol.unknown;
  const known = [...service.actions.keys()].join(", ");
  const why =
    named === undefined
      ? `The request names no operation of ${service.name}.`
      : `The local cloud does not support ${service.name}:${named}. Add ${fileOfAction(service.name, named)}.`;
  return new ServiceError(code, status, `${why} It has: ${known}.`);
};

const refuseCbor = ({ headers }: WireRequest): void => {
  if (headers["smithy-protocol"] !== undefined)
    throw new UnsupportedError({
      resource: String(headers["smithy-protocol"]),
      operation: "this wire protocol",
      remedy: "Use a client that speaks AWS JSON, as current boto3 and AWS SDK for JavaScript clients do.",
    });
};

const run = async ({ iam, door }: HandlerServices, service: BoundService, scope: Scope, request: WireRequest, context: RequestContext) => {
  const secret = iam.secretOf(scope.accessKeyId);
  if (secret !== undefined) await verifySignature(request, scope, secret);
  refuseCbor(request);
  const { protocol, name, actions } = service;
  const operation = protocol.operation(request);
  const action = operation === undefined ? undefined : actions.get(operation);
  if (operation === undefined || action === undefined) throw unknownOperation(service, operation);
  const caller = { ...context, region: scope.region, principal: iam.principalOf(scope.accessKeyId) };
  const output = await door({ service: name, operation, caller }, action, protocol.read(operation, request));
  const reply = protocol.write(operation, output);
  return { ...reply, headers: { ...reply.headers, "x-amzn-requestid": context.requestId } };
};

const failing = (protocol: Protocol | undefined, thrown: unknown, request: WireRequest, requestId: string): WireReply => {
  const error = asServiceError(thrown);
  return protocol === undefined ? plainFailure(error, request, requestId) : protocol.fail(error, requestId);
};

/**
 * Answers one request.
 * @throws ConnectionError when a fault cuts the connection; the signal's reason when the client is gone
 */
export const handle = async (services: HandlerServices, request: WireRequest, context: RequestContext): Promise<WireReply> => {
  let protocol: Protocol | undefined;
  try {
    const scope = parseScope(request.headers.authorization);
    const service = await services.find(scope.signingName);
    ({ protocol } = service);
    return await run(services, service, scope, request, context);
  } catch (thrown) {
    if (context.signal.aborted) throw thrown;
    return failing(protocol, thrown, request, context.requestId);
  }
};
