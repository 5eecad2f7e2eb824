// DynamoDB BatchWriteItem.
import type { Tables } from "../../dynamodb/tables.ts";
import { batchAction } from "./table-action.ts";

export const batchWriteItem = ({ tables }: { readonly tables: Tables }) => batchAction(tables, "BatchWriteItem");
