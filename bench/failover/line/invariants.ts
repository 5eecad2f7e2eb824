// What must hold on the line whatever breaks, and what the fast model cannot see: one order a contact, nothing of the caller in any log, and
// no dead letters.
import { isRecord, textAt } from "../../../functions/json.ts";
import type { LogEntry } from "../../../local/events.ts";
import type { Line } from "./line.ts";

export interface Traces {
  readonly calls: readonly { readonly contactId: string; readonly story: readonly LogEntry[] }[];
  /** Contact id to how often an order was placed for it. */
  readonly orders: ReadonlyMap<string, number>;
  /** What callers say and are called by, of which no log may hold a word. */
  readonly secrets: readonly string[];
  /** Whether a function that is invoked asynchronously, or a table that one writes, is broken: its events belong in a dead-letter queue. */
  readonly mayBury: boolean;
}

/** The orders at home, by contact. */
export const ordersOf = async ({ cloud, home }: Line): Promise<ReadonlyMap<string, number>> => {
  const { Items } = await cloud.services.tables.execute(home, "Scan", { TableName: String(cloud.outputs["ordersTable"]) });
  const orders = new Map<string, number>();
  for (const item of Array.isArray(Items) ? Items : []) {
    const contact = isRecord(item) ? textAt(item["contactId"], "S") : undefined;
    const status = isRecord(item) ? textAt(item["status"], "S") : undefined;
    if (contact !== undefined && status === "placed") orders.set(contact, (orders.get(contact) ?? 0) + 1);
  }
  return orders;
};

const strayOrders = ({ calls, orders }: Traces): readonly string[] => {
  const known = new Set(calls.map(({ contactId }) => contactId));
  return [...orders]
    .filter(([contact, count]) => count !== 1 || !known.has(contact))
    .map(([contact, count]) => `contact ${contact} has ${count} orders${known.has(contact) ? "" : " and never called"}`);
};

/** A caller who heard that the order is placed has one. */
const promisedOrders = ({ calls, orders }: Traces): readonly string[] =>
  calls
    .filter(
      ({ contactId, story }) => !orders.has(contactId) && story.some((entry) => entry.kind === "said" && /are ordered/.test(entry.text)),
    )
    .map(({ contactId }) => `contact ${contactId} was told of an order that is not in the book`);

const indiscreetLines = ({ cloud, home, standby }: Line, { secrets }: Traces): readonly string[] =>
  [home, standby].flatMap((region) =>
    cloud.services.logs
      .list(region)
      .flatMap(({ name, events }) =>
        secrets
          .filter((secret) => events.some(({ message }) => message.includes(secret)))
          .map((secret) => `log group ${name} in ${region} holds "${secret}"`),
      ),
  );

const deadLetters = ({ cloud, home, standby }: Line): readonly string[] =>
  [home, standby].flatMap((region) =>
    cloud.services.queues.list(region).flatMap((queue) => {
      const { visible, hidden } = cloud.services.queues.counts(queue);
      return visible + hidden === 0 ? [] : [`queue ${queue.name} in ${region} holds ${visible + hidden} messages`];
    }),
  );

/** Everything that should not be, each in a line; none where all is well. */
export const brokenRules = (line: Line, traces: Traces): readonly string[] => [
  ...strayOrders(traces),
  ...promisedOrders(traces),
  ...indiscreetLines(line, traces),
  ...(traces.mayBury ? [] : deadLetters(line)),
];
