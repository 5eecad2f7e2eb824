// DynamoDB Scan.
import type { Tables } from "../../dynamodb/tables.ts";
import { tableAction } from "./table-action.ts";

export const scan = ({ tables }: { readonly tables: Tables }) => tableAction(tables, "Scan");
