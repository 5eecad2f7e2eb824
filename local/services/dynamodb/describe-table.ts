// DynamoDB DescribeTable.
import type { Tables } from "../../dynamodb/tables.ts";
import { tableAction } from "./table-action.ts";

export const describeTable = ({ tables }: { readonly tables: Tables }) => tableAction(tables, "DescribeTable");
