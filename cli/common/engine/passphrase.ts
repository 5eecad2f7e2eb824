// The passphrase of the stack's secrets, from where the Pulumi CLI takes it. A local cloud has none that open anything: without one of the user's
// own it is empty.
import { readFileSync } from "node:fs";
import { UserError } from "../../../local/errors.ts";

/** @throws UserError for a file that cannot be read */
export const passphraseOf = (environment: Readonly<Record<string, string | undefined>>): string => {
  const { PULUMI_CONFIG_PASSPHRASE: passphrase, PULUMI_CONFIG_PASSPHRASE_FILE: file } = environment;
  if (passphrase !== undefined) return passphrase;
  if (file === undefined || file === "") return "";
  try {
    return readFileSync(file, "utf8").trim();
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new UserError(`Cannot read the passphrase: ${why}. Correct PULUMI_CONFIG_PASSPHRASE_FILE, or set PULUMI_CONFIG_PASSPHRASE.`, {
      cause,
    });
  }
};
