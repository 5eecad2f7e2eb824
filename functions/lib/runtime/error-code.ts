// What a log line says of an error: never its message, which may quote a caller.
import { textAt } from "../../../shared/json.ts";

/** The `code` of an error that has one (DynamoDbError, the network's), else its name. */
export const errorCode = (error: unknown): string => textAt(error, "code") ?? (error instanceof Error ? error.name : "unknown");
