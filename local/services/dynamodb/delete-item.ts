// DynamoDB DeleteItem.
import type { Tables } from "../../dynamodb/tables.ts";
import { tableAction } from "./table-action.ts";

export const deleteItem = ({ tables }: { readonly tables: Tables }) => tableAction(tables, "DeleteItem");
