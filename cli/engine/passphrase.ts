/** Of the stack's secrets. A local cloud has none that open anything: without one of the user's own it is empty. */
export const passphraseOf = (environment: Readonly<Record<string, string | undefined>>): string =>
  environment["PULUMI_CONFIG_PASSPHRASE"] ?? "";
