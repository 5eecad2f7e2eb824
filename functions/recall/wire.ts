// Makes the recall of an app from its environment: the memories of both regions, read through their own endpoints.
import { dynamoDb } from "../lib/aws/dynamodb.ts";
import { credentialsFrom, dynamoDbEndpoint } from "../lib/aws/endpoints.ts";
import { memoryIn, RECALL } from "../lib/dialog/conversation-memory.ts";
import { conversationText } from "../lib/dialog/conversation.ts";
import { conversationsOf, type Dialog, type Situation } from "../lib/dialog/dialog.ts";
import type { DialogShape } from "../lib/dialog/environment.ts";
import { recallHandler, type Recalled } from "../lib/dialog/recall-handler.ts";
import { allOf, readEnvironment, type ValuesOf } from "../lib/runtime/environment.ts";
import type { Platform, Variables } from "../lib/runtime/platform.ts";
import { environment as common } from "./environment.ts";

/** What functions/lib/<app>/recall.ts exports. */
export interface RecallApp<Environment extends DialogShape, S extends Situation, Deed> {
  /** The whole environment of the Lambda: that of every recall, and the app's settings. */
  readonly environment: Environment;
  readonly dialog: (read: ValuesOf<Environment>) => Dialog<S, Deed>;
}

/** @returns the recall made of variables and a platform. It throws EnvironmentError listing each variable that is missing or makes no sense */
export const wire =
  <Environment extends DialogShape, S extends Situation, Deed>(app: RecallApp<Environment, S, Deed>) =>
  (variables: Variables, platform: Platform): ((event: unknown) => Promise<Recalled>) => {
    const [own, { CONVERSATIONS_TABLE, HOME_REGION, STANDBY_REGION }] = allOf(
      () => readEnvironment<Environment>(variables, app.environment),
      () => readEnvironment(variables, common),
    );
    const credentials = credentialsFrom(variables);
    const { clock, log } = platform;
    const dialog = app.dialog(own);
    const written = { text: conversationText, parse: conversationsOf(dialog).parse };
    const memories = [HOME_REGION, STANDBY_REGION].map((where) => ({
      region: where,
      memory: memoryIn(
        dynamoDb(platform, { region: where, endpoint: dynamoDbEndpoint(variables, where), credentials, ...RECALL }),
        CONVERSATIONS_TABLE,
        written,
      ),
    }));
    return recallHandler(dialog, { clock, log, memories });
  };
