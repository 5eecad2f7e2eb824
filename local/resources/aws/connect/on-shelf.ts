// A resource that lies on one of an instance's shelves, known as instanceId:id. What the types have in common is here: a request for each
// action that the real provider makes, restoring, reading, changing in place, deleting.
import { isDeepStrictEqual } from "node:util";
import type { z } from "zod";
import type { Instance } from "../../../connect/instances.ts";
import type { Identity, Shelf } from "../../../connect/shelf.ts";
import { request } from "../../../connect/throttle.ts";
import { UserError } from "../../../errors.ts";
import type { Region } from "../../../../shared/region.ts";
import type { Services } from "../../../services.ts";
import { asDeclared } from "../../as-declared.ts";
import { resource, type ResourceHandler } from "../../handler.ts";
import { findInstance, instanceOf, refuseMove } from "./of-instance.ts";

type Properties = Readonly<Record<string, unknown>>;

interface OnShelf<Inputs, Settings> {
  readonly noun: string;
  readonly shelf: (instance: Instance) => Shelf<Settings>;
  /** Actions of Connect, and the inputs that each update action changes. */
  readonly actions: {
    readonly create: string;
    readonly delete: string;
    readonly update: Readonly<Record<string, readonly (keyof Inputs & string)[]>>;
  };
  readonly replaceOn?: readonly (keyof Inputs & string)[];
  readonly named?: keyof Inputs & string;
  /** @param before of one that is changed: what is not an input is kept */
  readonly settings: (inputs: Inputs, before: Settings | undefined) => Settings;
  /** The inputs that the service can tell, beside instanceId. */
  readonly inputs: (thing: Settings & Identity) => Properties;
  /** What is taken where nothing is declared. */
  readonly defaults?: Properties;
  readonly outputs: (thing: Settings & Identity) => Properties;
  /** What it names and is not there, in words: `queue "x"`. @default nothing */
  readonly missing?: (inputs: Inputs, instance: Instance, services: Services) => readonly string[];
  /** What its id ends with, after instanceId:id. */
  readonly suffix?: (thing: Settings & Identity) => string;
}

/** Each `[kind, id, whether it is there]` that is not, in words. */
export const absent = (...references: readonly (readonly [kind: string, id: string, found: unknown])[]): readonly string[] =>
  references.flatMap(([kind, id, found]) => (found === undefined ? [`${kind} "${id}"`] : []));

export const onShelf = <Inputs extends { readonly instanceId: string; readonly tags?: unknown }, Settings extends object>(
  type: string,
  schema: z.ZodType<Inputs>,
  definition: OnShelf<Inputs, Settings>,
): ResourceHandler => {
  const { noun, shelf, actions, replaceOn = [], named, settings, missing = () => [], suffix = () => "" } = definition;
  const idOf = (instance: Instance, thing: Settings & Identity): string => `${instance.id}:${thing.id}${suffix(thing)}`;
  const find = ({ instances }: Services, id: string, region: Region) => {
    const [instanceId = "", own = ""] = id.split(":");
    const instance = findInstance(instances, instanceId, region);
    const thing = instance === undefined ? undefined : shelf(instance).find(own);
    return instance === undefined || thing === undefined || idOf(instance, thing) !== id ? undefined : { instance, thing };
  };
  const requireAll = (verb: string, name: string, services: Services, instance: Instance, inputs: Inputs): void => {
    const problems = missing(inputs, instance, services);
    if (problems.length > 0)
      throw new UserError(
        problems.map((what) => `Cannot ${verb} ${noun} "${name}": ResourceNotFoundException: there is no ${what}. Create it first.`),
      );
  };
  return resource(type, schema, {
    replaceOn,
    ...(named === undefined ? {} : { named }),
    create: async (services, { name, region, inputs, known }) => {
      const instance = instanceOf(services.instances, inputs.instanceId, region, `${noun} "${name}"`);
      requireAll("create", name, services, instance, inputs);
      if (known === undefined) await request(services, region, actions.create);
      const thing = shelf(instance).create(settings(inputs, undefined), known?.id.split(":")[1]);
      return { id: idOf(instance, thing), outputs: definition.outputs(thing) };
    },
    read: (services, { id, region, inputs }) => {
      const found = find(services, id, region);
      if (found === undefined) return undefined;
      const now = { instanceId: found.instance.id, ...definition.inputs(found.thing) };
      return { inputs: asDeclared(inputs, now, definition.defaults), outputs: definition.outputs(found.thing) };
    },
    update: async (services, { id, name, region, inputs, before }) => {
      const what = `${noun} "${name}"`;
      refuseMove(what, "instanceId", before.instanceId, inputs.instanceId);
      const found = find(services, id, region);
      if (found === undefined)
        throw new UserError(`Cannot update ${what}: there is no "${id}" any more. Refresh the stack, then do it again.`);
      requireAll("update", name, services, found.instance, inputs);
      const updates = [...Object.entries(actions.update), ["TagResource", ["tags"]] as const];
      for (const [action, keys] of updates)
        if (keys.some((key) => !isDeepStrictEqual(Reflect.get(before, key), Reflect.get(inputs, key))))
          await request(services, region, action);
      // It may have been changed while Connect kept us waiting.
      shelf(found.instance).replace(found.thing.id, settings(inputs, shelf(found.instance).find(found.thing.id)));
      return {};
    },
    delete: async (services, { id, region }) => {
      if (find(services, id, region) === undefined) return;
      await request(services, region, actions.delete);
      const found = find(services, id, region);
      if (found !== undefined) shelf(found.instance).remove(found.thing.id);
    },
  });
};
