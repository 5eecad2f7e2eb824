// One run of the engine over a stack, and what its errors mean to a person.
import { CommandError, ConcurrentUpdateError, type EngineEvent, type Stack } from "@pulumi/pulumi/automation/index.js";
import { UserError } from "../errors.ts";

export type Verb = "preview" | "up" | "refresh" | "destroy";

export interface ChangeOptions {
  readonly onOutput: (text: string) => void;
  readonly onEvent?: (event: EngineEvent) => void;
  readonly colour?: boolean;
}

const said = (verb: Verb, error: CommandError): string => {
  const text = error.message;
  if (/incorrect passphrase/.test(text))
    return `Cannot open the stack's secrets: the passphrase is another one. Set PULUMI_CONFIG_PASSPHRASE to that of the first up.`;
  return `Cannot finish ${verb}: the engine says why above. What was made is kept: mend it and run ${verb} again.`;
};

/**
 * @returns the stack's outputs, as they are afterwards
 * @throws UserError when it does not come to its end
 */
export const changeStack = async (
  stack: Stack,
  verb: Verb,
  { onOutput, onEvent, colour = false }: ChangeOptions,
): Promise<Readonly<Record<string, unknown>>> => {
  const options = {
    onOutput,
    onError: onOutput,
    color: colour ? "always" : "never",
    suppressProgress: true,
    ...(onEvent === undefined ? {} : { onEvent }),
  } as const;
  try {
    if (verb === "preview") await stack.preview(options);
    else if (verb === "up") await stack.up(options);
    else if (verb === "refresh") await stack.refresh(options);
    else await stack.destroy({ ...options, excludeProtected: true });
  } catch (error) {
    if (error instanceof ConcurrentUpdateError)
      throw new UserError(
        `Cannot ${verb}: another command is changing this stack. Wait until it has ended; if it was killed, delete the folder locks beside the state.`,
        { cause: error },
      );
    if (error instanceof CommandError) throw new UserError(said(verb, error), { cause: error });
    throw error;
  }
  const outputs = await stack.outputs();
  return Object.fromEntries(
    Object.entries(outputs).map(([name, { value }]: readonly [string, { readonly value: unknown }]) => [name, value]),
  );
};
