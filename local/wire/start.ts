// Puts the door, the registry and the HTTP edge together: the local cloud as its clients and its own services reach it.
import type { Dispatch } from "../dispatch.ts";
import { type ActionServices, internalActions, REGISTRY } from "../services/registry.ts";
import { type DoorServices, makeDispatch, makeDoor } from "./dispatch.ts";
import { type Doors, serve } from "./server.ts";
import { bindServices } from "./services.ts";

export interface Wire {
  /** `http://127.0.0.1:PORT`, for AWS_ENDPOINT_URL. */
  readonly endpoint: string;
  readonly dispatch: Dispatch;
  /** Stops serving; open connections are cut. */
  close(): Promise<void>;
}

export type WireServices = DoorServices & Omit<ActionServices, "endpoint">;

/**
 * The door for internal callers, without an HTTP edge. What is made before it (bots, the scheduler) can hold it by `late`.
 */
export const internalDispatch = (services: DoorServices & Pick<ActionServices, "bots" | "functions">): Dispatch =>
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
  const server = await serve({ iam: services.iam, random: services.random, door: makeDoor(services), find, doors }, port);
  ({ endpoint } = server);
  return { endpoint, dispatch: internalDispatch(services), close: () => server.close() };
};
