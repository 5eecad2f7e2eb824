// DynamoDB Query.
import type { Tables } from "../../dynamodb/tables.ts";
import { tableAction } from "./table-action.ts";

export const query = ({ tables }: { readonly tables: Tables }) => tableAction(tables, "Query");
