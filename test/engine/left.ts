// What is left of a stack in a local cloud: by the lists of its services, and by reading again each thing that the engine knew of.
import { z } from "zod";
import { nameIn } from "../../local/engine/state.ts";
import { resources } from "../../local/resources/registry.ts";
import { isRegion } from "../../shared/region.ts";
import type { Services } from "../../local/services.ts";

const properties = z.record(z.string(), z.unknown()).default({});
const deployment = z.object({
  resources: z.array(
    z.object({
      urn: z.string(),
      type: z.string(),
      id: z.string().default(""),
      custom: z.boolean(),
      provider: z.string().default(""),
      inputs: properties,
    }),
  ),
});
const names = z.object({ TableNames: z.array(z.string()) });

/** Everything that the services list, as `kind name`, sorted. */
export const listed = async (services: Services, regions: readonly string[]): Promise<readonly string[]> => {
  const { functions, logs, tables, queues, schedules, topics, alarms, dashboards, bots, instances } = services;
  const found: string[] = [];
  const add = (kind: string, all: Iterable<string>): void => {
    for (const one of all) found.push(`${kind} ${one}`);
  };
  for (const region of regions.filter(isRegion)) {
    add(
      "function",
      functions.list(region).map(({ name }) => name),
    );
    add(
      "log group",
      logs.list(region).map(({ name }) => name),
    );
    add("table", names.parse(await tables.execute(region, "ListTables", {})).TableNames);
    add(
      "topic",
      topics.list(region).map(({ name }) => name),
    );
  }
  for (const [kind, all] of Object.entries({ queue: queues, schedule: schedules, alarm: alarms, dashboard: dashboards }))
    add(
      kind,
      all.list().map(({ name }) => name),
    );
  add(
    "alias",
    bots.listAliases().map(({ arn }) => arn),
  );
  for (const { settings, hours, queues: waiting, routingProfiles, users, flows, storage, associations } of instances.list()) {
    add("instance", [settings.alias]);
    for (const shelf of [hours, waiting, routingProfiles]) add("of the instance", shelf.list().map(String));
    add(
      "user",
      users.list().map(({ username }) => username),
    );
    add(
      "flow",
      flows.list().map(({ name }) => name),
    );
    add(
      "storage",
      storage.list().map(({ resourceType }) => resourceType),
    );
    add("association", [...associations.bots, ...associations.lambdas]);
  }
  return found.sort();
};

/** Logical names of the resources of an exported stack that the cloud still has. */
export const stillThere = async (services: Services, exported: unknown): Promise<readonly string[]> => {
  const all = deployment.parse(exported).resources;
  const regions = new Map(all.map(({ urn, id, inputs }) => [`${urn}::${id}`, String(inputs["region"])]));
  const found = await Promise.all(
    all.map(async ({ urn, type, id, custom, provider, inputs }) => {
      const handler = resources[type];
      const region = regions.get(provider) ?? "";
      const name = nameIn(urn);
      if (!custom || handler === undefined || !isRegion(region)) return [];
      return (await handler.read(services, { id, name, region, inputs })) === undefined ? [] : [name];
    }),
  );
  return found.flat().sort();
};
