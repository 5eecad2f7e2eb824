// Makes an app's code hook from its environment: what the app does, and the memory of this region with the other's behind it.
import { otherThan, type Region } from "../../../shared/region.ts";
import { dynamoDb, type DynamoDbSettings, type WholeDynamoDb } from "../aws/dynamodb.ts";
import { credentialsFrom, dynamoDbEndpoint, lexRuntimeEndpoint, type Credentials } from "../aws/endpoints.ts";
import { allOf, readEnvironment, region, type ValuesOf } from "../runtime/environment.ts";
import type { Platform, Variables } from "../runtime/platform.ts";
import { conversationText, type Conversation } from "./conversation.ts";
import { KEEP, keepsInEither, memoryIn, type Memory } from "./conversation-memory.ts";
import { conversationsOf, type Deeds, type Dialog, type Situation } from "./dialog.ts";
import { dialogEnvironment, type DialogShape } from "./environment.ts";
import { dialogHook } from "./hook.ts";
import type { LexResponse } from "./lex-event.ts";
import { replayAnswer } from "./replay-answer.ts";

/** What an app's deeds are done with. */
export interface Tools {
  readonly platform: Platform;
  readonly variables: Variables;
  readonly credentials: Credentials;
  readonly home: Region;
  readonly standby: Region;
  /** A client of DynamoDB in a region. */
  readonly table: (where: Region, limits: Pick<DynamoDbSettings, "attemptMs" | "attempts">) => WholeDynamoDb;
}

export interface HookApp<Environment extends DialogShape, S extends Situation, Deed> {
  /** The whole environment of the Lambda: `dialogEnvironment`, the app's settings and its tables. */
  readonly environment: Environment;
  readonly dialog: (read: ValuesOf<Environment>) => Dialog<S, Deed>;
  /** Left out where the app does nothing but answer. */
  readonly deeds?: (read: ValuesOf<Environment>, tools: Tools) => Deeds<S, Deed>;
}

/** @returns the hook made of variables and a platform. It throws EnvironmentError listing each variable that is missing or makes no sense */
export const wireHook =
  <Environment extends DialogShape, S extends Situation, Deed>(app: HookApp<Environment, S, Deed>) =>
  (variables: Variables, platform: Platform): ((event: unknown) => Promise<LexResponse>) => {
    const [own, { AWS_REGION: here, CONVERSATIONS_TABLE, HOME_REGION: home, STANDBY_REGION: standby, TIME_ZONE: timeZone }] = allOf(
      () => readEnvironment<Environment>(variables, app.environment),
      () => readEnvironment(variables, { AWS_REGION: region, ...dialogEnvironment }),
    );
    const credentials = credentialsFrom(variables);
    const { clock, log, sender } = platform;
    const table: Tools["table"] = (where, limits) =>
      dynamoDb(platform, { region: where, endpoint: dynamoDbEndpoint(variables, where), credentials, ...limits });
    const dialog = app.dialog(own);
    const memory = (where: Region): Memory<Conversation> =>
      memoryIn(table(where, KEEP), CONVERSATIONS_TABLE, { text: conversationText, parse: conversationsOf(dialog).parse });
    const send = sender({ service: "lex", region: here, endpoint: lexRuntimeEndpoint(variables, here), credentials });
    return dialogHook(
      dialog,
      {
        clock,
        log,
        timeZone,
        memory: keepsInEither(memory(here), memory(otherThan({ home, standby }, here))),
        replay: replayAnswer({ clock, send, timeZone }),
      },
      app.deeds?.(own, { platform, variables, credentials, home, standby, table }),
    );
  };
