// The registry bound to the services of one cloud: which action a signed request means. Schemas are loaded when a service is first called.
import { ServiceError } from "../errors.ts";
import type { ServiceName } from "../services/action.ts";
import type { ActionServices, ServedAction, ServiceDefinition } from "../services/registry.ts";
import type { Protocol } from "./protocol.ts";

export interface BoundService {
  readonly name: ServiceName;
  readonly protocol: Protocol;
  readonly actions: ReadonlyMap<string, ServedAction>;
}

export type ServiceFinder = (signingName: string) => Promise<BoundService>;

/** @throws ServiceError (from the finder) UnknownOperationException for a service the local cloud does not have */
export const bindServices = (registry: Readonly<Record<ServiceName, ServiceDefinition>>, services: ActionServices): ServiceFinder => {
  const bound = new Map<string, Promise<BoundService>>();
  const bind = async (name: ServiceName, { loadSchemas, protocol, actions }: ServiceDefinition): Promise<BoundService> => ({
    name,
    protocol: protocol(await loadSchemas()),
    actions: new Map(Object.entries(actions).map(([action, make]) => [action, make(services)])),
  });
  const isServiceName = (name: string): name is ServiceName => name in registry;
  const names = Object.keys(registry).filter(isServiceName);
  return async (signingName) => {
    const known = bound.get(signingName);
    if (known !== undefined) return known;
    const name = names.find((one) => registry[one].signingName === signingName);
    if (name === undefined)
      throw new ServiceError(
        "UnknownOperationException",
        404,
        `The local cloud has no service "${signingName}". It has: ${names.map((one) => registry[one].signingName).join(", ")}. Add a service in local/services/registry.ts.`,
      );
    const made = bind(name, registry[name]);
    bound.set(signingName, made);
    return made;
  };
};
