// The Lex V2 bots of the local cloud: definitions, versions, aliases and the sessions of their conversations.
import type { RecognizeTextRequest, RecognizeTextResponse } from "@aws-sdk/client-lex-runtime-v2";
import type { Region } from "../region.ts";
import type { BotDefinition } from "./definition.ts";

export interface AliasSettings {
  readonly name: string;
  /** A version number, or `DRAFT`. */
  readonly version: string;
  readonly locales: readonly { readonly localeId: string; readonly enabled: boolean; readonly lambdaArn?: string }[];
  readonly tags: Readonly<Record<string, string>>;
}

export interface Alias extends AliasSettings {
  readonly region: Region;
  readonly botId: string;
  readonly aliasId: string;
  readonly arn: string;
}

export interface LexBots {
  /** @throws UserError listing everything Lex would refuse in the definition */
  createBot(region: Region, definition: BotDefinition): { readonly botId: string; readonly arn: string };
  /** Cuts a version from the draft: the answer is its number, as text. */
  createVersion(region: Region, botId: string, description: string | undefined): string;
  createAlias(region: Region, botId: string, settings: AliasSettings): Alias;
  findAlias(aliasArn: string): Alias | undefined;
  listAliases(): readonly Alias[];
  /** One user turn. @throws ServiceError as the runtime's model names them */
  recognizeText(region: Region, request: RecognizeTextRequest, signal: AbortSignal): Promise<RecognizeTextResponse>;
}
