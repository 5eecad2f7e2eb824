// What IAM and fault rules are asked about a call of the Lex runtime: the alias it talks to, and the bot behind it.
import { botAliasArn } from "../../../shared/arn.ts";
import type { Permission } from "../action.ts";
import type { Region } from "../../../shared/region.ts";

interface Addressed {
  readonly botId: string | undefined;
  readonly botAliasId: string | undefined;
}

/** The permission to do `action` on the alias that a request names. */
export const aliasPermission =
  (action: string) =>
  (
    { botId = "", botAliasId = "" }: Addressed,
    { region, accountId }: { readonly region: Region; readonly accountId: string },
  ): Permission => ({
    action,
    resource: botAliasArn({ region, accountId, botId, botAliasId }),
  });

/** A fault rule names a bot by its id. */
export const botTarget = ({ botId }: Addressed): string | undefined => botId;
