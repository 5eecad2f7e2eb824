// What a failed command of the Pulumi CLI means to a person: why, and what to do about it. Pure.
import { HalfDoneError, StoppedError, UserError } from "../errors.ts";
import type { Ended } from "./cli.ts";

/** The CLI's own failure, kept as the cause. */
const failureOf = (args: readonly string[], { stdout, stderr, code }: Ended): Error =>
  new Error(`pulumi ${args.join(" ")} ended with ${String(code)}\n${stderr}${stdout}`);

const LOCK = /created by (\S+) \(pid (\d+)\) at (\S+)/;

/** @param cancelled whether it was told to end */
export const refusal = (args: readonly string[], ended: Ended, cancelled: boolean): UserError => {
  const [verb = ""] = args;
  const text = `${ended.stderr}${ended.stdout}`;
  const options = { cause: failureOf(args, ended) };
  if (cancelled)
    return new StoppedError(
      `Stopped in the middle of ${verb}: what was done is kept, and the stack can be changed again. Run ${verb} to go on, with the settings that it had.`,
      options,
    );
  if (text.includes("incorrect passphrase") || text.includes("passphrase must be set"))
    return new UserError(
      "Cannot open the stack's secrets: the passphrase is another one. Set PULUMI_CONFIG_PASSPHRASE to that of the first up; nothing was changed.",
      options,
    );
  if (text.includes("the stack is currently locked")) {
    const [, who = "somebody", pid = "unknown", since = "an unknown time"] = LOCK.exec(text) ?? [];
    return new UserError(
      `Cannot ${verb}: another command is changing this stack, that of ${who}, process ${pid}, since ${since}. Wait until it has ended, and run ${verb} again; nothing was changed.`,
      options,
    );
  }
  if (verb === "preview") return new UserError("Cannot finish preview: the engine says why above. Nothing was changed.", options);
  if (["up", "refresh", "destroy"].includes(verb))
    return new HalfDoneError(
      `Cannot finish ${verb}: the engine says why above. What was made is kept: mend it and run ${verb} again.`,
      options,
    );
  return new UserError(`Cannot open the stack: pulumi ${args.slice(0, 2).join(" ")} says: ${text.trim()}`, options);
};
