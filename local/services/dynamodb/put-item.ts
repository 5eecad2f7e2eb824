// DynamoDB PutItem.
import type { Tables } from "../../dynamodb/tables.ts";
import { tableAction } from "./table-action.ts";

export const putItem = ({ tables }: { readonly tables: Tables }) => tableAction(tables, "PutItem");
