// DynamoDB GetItem.
import type { Tables } from "../../dynamodb/tables.ts";
import { tableAction } from "./table-action.ts";

export const getItem = ({ tables }: { readonly tables: Tables }) => tableAction(tables, "GetItem");
