// DynamoDB BatchGetItem.
import type { Tables } from "../../dynamodb/tables.ts";
import { batchAction } from "./table-action.ts";

export const batchGetItem = ({ tables }: { readonly tables: Tables }) => batchAction(tables, "BatchGetItem");
