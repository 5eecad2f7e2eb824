// What a line has left behind when its calls are over: the book of orders, what was written where others read it, and dead letters.
import { isRecord, textAt } from "../../shared/json.ts";
import type { BookedOrder, Traces } from "./invariants.ts";
import type { Line } from "./line.ts";

/** How the book marks what is no order (functions/flowers/orders.ts). */
const CALLBACK = "callback#";

const itemsOf = async ({ cloud, home }: Line, TableName: unknown): Promise<readonly Readonly<Record<string, unknown>>[]> => {
  const { Items } = await cloud.services.tables.execute(home, "Scan", { TableName: String(TableName) });
  return Array.isArray(Items) ? Items.filter(isRecord) : [];
};

/** The book at home, where orders are placed, and where callbacks arrive from the standby. */
export const ordersOf = async (line: Line): Promise<readonly BookedOrder[]> =>
  (await itemsOf(line, Object(line.cloud.outputs["apps"]).flowers.tables.orders)).map((item) => {
    const [key = "", flower, day, time] = ["contactId", "flowerType", "pickupDate", "pickupTime"].map((name) => textAt(item[name], "S"));
    const isCallback = key.startsWith(CALLBACK);
    return { contactId: isCallback ? key.slice(CALLBACK.length) : key, isCallback, wish: `${flower} on ${day} at ${time}` };
  });

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
    text: JSON.stringify(await itemsOf(line, Object(cloud.outputs["tables"])[table])),
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
