// DynamoDB TransactWriteItems.
import type { Tables } from "../../dynamodb/tables.ts";
import { transactAction } from "./transact-action.ts";

export const transactWriteItems = ({ tables }: { readonly tables: Tables }) => transactAction(tables, "TransactWriteItems");
