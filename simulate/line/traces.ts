// What a line has left behind when its calls are over: what was written where others read it, and dead letters.
import type { Cloud } from "../../local/cloud.ts";
import { isRecord } from "../../shared/json.ts";
import type { Region } from "../../shared/region.ts";
import type { Traces } from "./invariants.ts";
import type { Line } from "./line.ts";

export const itemsOf = async (
  { services }: Cloud,
  home: Region,
  TableName: unknown,
): Promise<readonly Readonly<Record<string, unknown>>[]> => {
  const { Items } = await services.tables.execute(home, "Scan", { TableName: String(TableName) });
  return Array.isArray(Items) ? Items.filter(isRecord) : [];
};

const TABLES = ["pointer", "observations", "history"] as const;

/** All that is logged in both regions, and the tables that hold nothing of a conversation. */
export const writtenOn = async (line: Line): Promise<Traces["written"]> => {
  const { cloud, home, standby } = line;
  const logs = [home, standby].flatMap((region) =>
    cloud.services.logs
      .list(region)
      .map(({ name, events }) => ({ where: `log group ${name} in ${region}`, text: events.map(({ message }) => message).join("\n") })),
  );
  const tables = TABLES.map(async (table) => ({
    where: `the table ${table}`,
    text: JSON.stringify(await itemsOf(cloud, home, Object(cloud.outputs["tables"])[table])),
  }));
  return [...logs, ...(await Promise.all(tables))];
};

/** The queues of both regions, all of which are for dead letters. */
export const queuesOf = ({ cloud, home, standby }: Line): Traces["queues"] =>
  [home, standby].flatMap((region) =>
    cloud.services.queues.list(region).map((queue) => {
      const { visible, hidden } = cloud.services.queues.counts(queue);
      return { where: `queue ${queue.name} in ${region}`, messages: visible + hidden };
    }),
  );
