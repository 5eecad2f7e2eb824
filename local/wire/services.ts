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
  const definitions: readonly (readonly [ServiceName, ServiceDefinition])[] = [
    ["cloudwatch", registry.cloudwatch],
    ["dynamodb", registry.dynamodb],
    ["lambda", registry.lambda],
    ["lex", registry.lex],
    ["logs", registry.logs],
    ["scheduler", registry.scheduler],
    ["sqs", registry.sqs],
    ["sts", registry.sts],
  ];
  return async (signingName) => {
    const known = bound.get(signingName);
    if (known !== undefined) return known;
    const found = definitions.find(([, definition]) => definition.signingName === signingName);
    if (found === undefined) {
      const names = definitions.map(([, definition]) => definition.signingName).join(", ");
      throw new ServiceError(
        "UnknownOperationException",
        404,
        `The local cloud has no service "${signingName}". It has: ${names}. Add a service in local/services/registry.ts.`,
      );
    }
    const made = bind(...found);
    bound.set(signingName, made);
    return made;
  };
};
