// What both transactions share: no grant has their name; each action in one needs the grant of its own kind on its own table (DynamoDB developer
// guide, "Using IAM with DynamoDB transactions").
import type { Wire } from "../../dynamodb/dynalite.ts";
import type { Tables } from "../../dynamodb/tables.ts";
import type { Action } from "../action.ts";
import { isWire, itemPermission, keyUse, nameIn } from "./table-action.ts";

const GRANTS = {
  Put: "PutItem",
  Update: "UpdateItem",
  Delete: "DeleteItem",
  ConditionCheck: "ConditionCheckItem",
  Get: "GetItem",
} as const;

const kinds = ["Put", "Update", "Delete", "ConditionCheck", "Get"] as const satisfies readonly (keyof typeof GRANTS)[];

/** The actions of a transaction as far as they can be read; what is left out is refused when it runs. */
const actionsIn = ({ TransactItems: items }: Wire): readonly { readonly grant: string; readonly input: Wire }[] =>
  (Array.isArray(items) ? items : []).flatMap((item: unknown) =>
    kinds.flatMap((kind) => {
      const input: unknown = isWire(item) ? item[kind] : undefined;
      return isWire(input) ? [{ grant: GRANTS[kind], input }] : [];
    }),
  );

export const transactAction = (tables: Tables, operation: "TransactWriteItems" | "TransactGetItems"): Action<Wire, Wire> => ({
  // Of several tables the first, as for a batch.
  target: (input) => nameIn(actionsIn(input)[0]?.input ?? {}),
  permission: (input, at) => actionsIn(input).map((action) => itemPermission(tables, action.grant, action.input, at)),
  keys: (input, { region, accountId }) => actionsIn(input).map((action) => keyUse(tables, region, accountId, nameIn(action.input) ?? "")),
  run: (input, { region }) => tables.execute(region, operation, input),
});
