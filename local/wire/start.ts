// Puts the door, the registry and the HTTP edge together: the local cloud as its clients and its own services reach it.
import type { Dispatch } from "../dispatch.ts";
import { type ActionServices, internalActions, type InternalServices, REGISTRY } from "../services/registry.ts";
import { type DoorServices, makeDispatch, makeDoor } from "./dispatch.ts";
import { handle, type RequestContext } from "./handle.ts";
import type { WireReply, WireRequest } from "./protocol.ts";
import { type Doors, serve } from "./server.ts";
import { bindServices } from "./services.ts";

export interface Wire {
  /** `http://127.0.0.1:PORT`, for AWS_ENDPOINT_URL. */
  readonly endpoint: string;
  readonly dispatch: Dispatch;
  /** Answers a signed request without a socket. @throws ConnectionError when a fault cuts the connection */
  readonly request: (request: WireRequest, context: RequestContext) => Promise<WireReply>;
  /** Stops serving; open connections are cut. */
  close(): Promise<void>;
}

export type WireServices = DoorServices & Omit<ActionServices, "endpoint">;

/**
 * The door for internal callers, without an HTTP edge. What is made before it (bots, the scheduler) can hold it by `late`.
 */
export const internalDispatch = (services: DoorServices & InternalServices): Dispatch =>
  makeDispatch(makeDoor(services), internalActions(services), services);

/**
 * Serves AWS on 127.0.0.1.
 * @param options port 0 for any free one; doors beside AWS, by path
 * @throws UserError when the port is in use
 */
export const startWire = async (
  services: WireServices,
  { port, doors = {} }: { readonly port: number; readonly doors?: Doors },
): Promise<Wire> => {
  let endpoint = "";
  const find = bindServices(REGISTRY, { ...services, endpoint: () => endpoint });
  const handlers = { iam: services.iam, door: makeDoor(services), find };
  const server = await serve({ ...handlers, random: services.random, doors }, port);
  ({ endpoint } = server);
  return {
    endpoint,
    dispatch: internalDispatch(services),
    request: (request, context) => handle(handlers, request, context),
    close: () => server.close(),
  };
};
