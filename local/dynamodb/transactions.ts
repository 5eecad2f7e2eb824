// TransactWriteItems and TransactGetItems over a store that has neither: with the store to itself, a transaction makes each of its writes under its
// own condition, and takes all of them back when one is refused. Nobody else sees the store in between (turns.ts).
import type { Clock, EpochMs } from "../../shared/clock.ts";
import { ServiceError } from "../errors.ts";
import type { Store, Wire } from "./dynalite.ts";
import { readTransactGets, readTransactWrites, type Action } from "./transaction-input.ts";
import { turns } from "./turns.ts";

/** How long a token stands for the transaction that it was used with (DynamoDB API reference, TransactWriteItems, ClientRequestToken). */
const TOKEN_MS = 10 * 60_000;

interface Reason {
  readonly Code: string;
  readonly Message?: string;
  readonly Item?: unknown;
}

const NONE: Reason = { Code: "None" };

/** What one write's refusal is among the reasons (DynamoDB API reference, TransactWriteItems, "Cancellation reason codes"). */
const reasonOf = (thrown: unknown, { returnsItem }: Action, item: unknown): Reason => {
  if (!(thrown instanceof ServiceError)) throw thrown;
  const { code, message } = thrown;
  if (code === "ConditionalCheckFailedException")
    return { Code: "ConditionalCheckFailed", Message: message, ...(returnsItem && item !== undefined ? { Item: item } : {}) };
  // Assumed: an expression that cannot be read is refused as such, and what does not fit the stored item cancels the transaction.
  if (code === "ValidationException" && !message.startsWith("Invalid ")) return { Code: "ValidationError", Message: message };
  throw thrown;
};

/** @throws ServiceError `TransactionCanceledException`, whose message is spelled with a capital in its model */
const cancel = (reasons: readonly Reason[]): never => {
  const codes = reasons.map(({ Code }) => Code).join(", ");
  const message = `Transaction cancelled, please refer cancellation reasons for specific reasons [${codes}]`;
  throw new ServiceError("TransactionCanceledException", 400, message, { members: { CancellationReasons: reasons, Message: message } });
};

/** A store that knows transactions besides what `store` knows; every request of its region must pass it. */
export const withTransactions = (store: Store, { clock }: { readonly clock: Pick<Clock, "now"> }): Store => {
  const { beside, alone } = turns();
  const tokens = new Map<string, { readonly asked: string; readonly at: EpochMs }>();

  const itemOf = async ({ table: TableName, key: Key }: Pick<Action, "table" | "key">): Promise<unknown> =>
    (await store("GetItem", { TableName, Key, ConsistentRead: true })).Item;

  const putBack = async ({ table: TableName, key: Key }: Action, Item: unknown): Promise<void> => {
    await (Item === undefined ? store("DeleteItem", { TableName, Key }) : store("PutItem", { TableName, Item }));
  };

  const writeAll = async (actions: readonly Action[]): Promise<void> => {
    const taken: { readonly action: Action; readonly item: unknown }[] = [];
    const takeBack = async (which: (action: Action) => boolean): Promise<void> => {
      for (const { action, item } of taken) if (which(action)) await putBack(action, item);
    };
    const reasons: Reason[] = [];
    try {
      // All are tried, for each has a reason of its own; no two are of one item, so that none hangs on another.
      for (const action of actions) {
        const item = await itemOf(action);
        try {
          await store(action.operation, action.input);
          taken.push({ action, item });
          reasons.push(NONE);
        } catch (thrown) {
          reasons.push(reasonOf(thrown, action, item));
        }
      }
    } catch (thrown) {
      await takeBack(() => true);
      throw thrown;
    }
    const isRefused = reasons.some((reason) => reason !== NONE);
    // A check is made as a deletion, and leaves nothing behind whatever comes of it.
    await takeBack(({ kind }) => isRefused || kind === "ConditionCheck");
    if (isRefused) cancel(reasons);
  };

  const write = async (input: Wire): Promise<Wire> => {
    const { actions, token } = await readTransactWrites(store, input);
    const asked = JSON.stringify(input.TransactItems);
    const known = token === undefined ? undefined : tokens.get(token);
    if (known !== undefined && known.at + TOKEN_MS > clock.now()) {
      if (known.asked === asked) return {};
      const message = "The request token was used with other parameters within the last 10 minutes.";
      throw new ServiceError("IdempotentParameterMismatchException", 400, message);
    }
    await writeAll(actions);
    if (token !== undefined) tokens.set(token, { asked, at: clock.now() });
    return {};
  };

  const get = async (input: Wire): Promise<Wire> => {
    const gets = readTransactGets(input);
    const items: Wire[] = [];
    for (const one of gets) items.push(await store("GetItem", { ...one, ConsistentRead: true }));
    return { Responses: items.map(({ Item }) => (Item === undefined ? {} : { Item })) };
  };

  return (operation, input) => {
    if (operation === "TransactWriteItems") return alone(() => write(input));
    if (operation === "TransactGetItems") return alone(() => get(input));
    return beside(() => store(operation, input));
  };
};
