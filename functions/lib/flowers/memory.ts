// The memory of orders under way.
import type { DynamoDb } from "../aws/dynamodb.ts";
import * as conversations from "../dialog/conversation-memory.ts";
import { conversationText, parseConversation, type Conversation } from "./conversation.ts";

export { KEEP, keepsInEither, RECALL } from "../dialog/conversation-memory.ts";
export type Kept = conversations.Kept<Conversation>;
export type Memory = conversations.Memory<Conversation>;

/** @param table the replica of one region */
export const memoryIn = (table: Pick<DynamoDb, "getItem" | "putItem">, TableName: string): Memory =>
  conversations.memoryIn(table, TableName, { text: conversationText, parse: parseConversation });
