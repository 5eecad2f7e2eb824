// DynamoDB TransactGetItems.
import type { Tables } from "../../dynamodb/tables.ts";
import { transactAction } from "./transact-action.ts";

export const transactGetItems = ({ tables }: { readonly tables: Tables }) => transactAction(tables, "TransactGetItems");
