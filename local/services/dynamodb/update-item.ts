// DynamoDB UpdateItem.
import type { Tables } from "../../dynamodb/tables.ts";
import { tableAction } from "./table-action.ts";

export const updateItem = ({ tables }: { readonly tables: Tables }) => tableAction(tables, "UpdateItem");
