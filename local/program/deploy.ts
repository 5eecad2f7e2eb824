// A program into the local cloud: each resource it declares goes to the handler of its type, in the region of the provider that declares it.
import { UnsupportedError, UserError } from "../errors.ts";
import { isRegion, type Region } from "../../shared/region.ts";
import type { Existing, ResourceHandler } from "../resources/handler.ts";
import { invokes, resources } from "../resources/registry.ts";
import type { Services } from "../services.ts";
import { fileOfType } from "./file-of-type.ts";
import { evaluate, type ProgramHost, type ProgramOptions } from "./evaluate.ts";

type Properties = Readonly<Record<string, unknown>>;

const PROVIDER = "pulumi:providers:";

/** Reads a resource that exists already (`Type.get`): one that an earlier program made in this cloud. */
const adopt = async (services: Services, handler: ResourceHandler, { id, name, region, inputs }: Existing<Properties>) => {
  const found = await handler.read(services, { id, name, region, inputs });
  if (found === undefined)
    throw new UserError(
      `Cannot adopt ${handler.type} "${name}": there is no "${id}" in ${region}. Correct the id, or let the program make the resource.`,
    );
  return { id, state: { ...inputs, ...found.inputs, ...found.outputs } };
};

const host = (services: Services): ProgramHost => {
  const regions = new Map<string, Region>();
  const regionOf = (provider: string, of: string): Region => {
    const region = regions.get(provider.slice(provider.lastIndexOf("::") + 2));
    if (region === undefined)
      throw new UnsupportedError({
        resource: of,
        operation: "an ambient region",
        remedy: "Give the resource an explicit provider with a region.",
      });
    return region;
  };
  return {
    resource: async ({ type, name, provider, inputs, id }) => {
      if (type.startsWith(PROVIDER)) {
        const { region } = inputs;
        const providerId = `${type.slice(PROVIDER.length)}/${name}`;
        if (typeof region === "string" && isRegion(region)) regions.set(providerId, region);
        return { id: providerId, state: inputs };
      }
      const found = resources[type];
      if (found === undefined)
        throw new UnsupportedError({
          resource: `resource type ${type} ("${name}")`,
          operation: "creation",
          remedy: `Add ${fileOfType(type)}.`,
        });
      const region = regionOf(provider, `${type} "${name}"`);
      if (id !== undefined) return adopt(services, found, { id, name, region, inputs });
      const created = await found.create(services, { name, region, inputs });
      services.events.emit({ kind: "resource-created", at: services.clock.now(), type, name, region });
      return { id: created.id, state: { ...inputs, ...created.outputs } };
    },
    invoke: async ({ token, provider, args }) => {
      const found = invokes[token];
      if (found === undefined)
        throw new UnsupportedError({ resource: `function ${token}`, operation: "a call", remedy: `Add ${fileOfType(token)}.` });
      return found(services, args, regionOf(provider, `function ${token}`));
    },
  };
};

/**
 * Evaluates the program and makes all of its resources.
 * @returns the stack's outputs
 * @throws UserError or UnsupportedError: the first that stopped it
 */
export const deploy = (program: ProgramOptions, services: Services): Promise<Readonly<Record<string, unknown>>> =>
  evaluate(program, host(services));
