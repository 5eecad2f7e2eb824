// DynamoDB ListTables.
import type { Wire } from "../../dynamodb/dynalite.ts";
import type { Tables } from "../../dynamodb/tables.ts";
import type { Action } from "../action.ts";

export const listTables = ({ tables }: { readonly tables: Tables }): Action<Wire, Wire> => ({
  target: () => undefined,
  permission: () => ({ action: "dynamodb:ListTables", resource: "*" }),
  run: (input, { region }) => tables.execute(region, "ListTables", input),
});
