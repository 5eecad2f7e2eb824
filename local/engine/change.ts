// One run of the engine over a stack. What an engine that was killed left undecided is looked at before anything is changed.
import { fileURLToPath } from "node:url";
import type { EngineEvent, Stack } from "@pulumi/pulumi/automation/index.js";
import { releaseDead } from "./locks.ts";
import { readState, stateFile } from "./state.ts";

export type Verb = "preview" | "up" | "refresh" | "destroy";

export interface ChangeOptions {
  readonly onOutput: (text: string) => void;
  readonly onEvent?: (event: EngineEvent) => void;
  readonly colour?: boolean;
  /** Ends the run in good order: what is begun is finished, the rest is left. */
  readonly signal?: AbortSignal;
  /** Of an up: URNs, or patterns of them, of what is made anew though nothing differs. */
  readonly replace?: readonly string[];
}

/** What was being made when the engine was killed, by name. */
const undecided = async (stack: Stack): Promise<readonly string[]> => {
  const { name, backend } = await stack.workspace.projectSettings();
  if (backend?.url === undefined) return [];
  const [folder, of] = [fileURLToPath(backend.url), { project: name, stack: stack.name }];
  // Of one that is alive this is no news.
  if (await releaseDead(folder, of)) return [];
  const state = await readState(stateFile(folder, of));
  return (state?.pendingCreates ?? []).map((urn) => urn.slice(urn.lastIndexOf("::") + 2));
};

/**
 * @returns the stack's outputs, as they are afterwards; a secret is `[secret]`
 * @throws UserError when it does not come to its end, StoppedError when it was told to end
 */
export const changeStack = async (
  stack: Stack,
  verb: Verb,
  { onOutput, onEvent, colour = false, signal, replace = [] }: ChangeOptions,
): Promise<Readonly<Record<string, unknown>>> => {
  const options = {
    onOutput,
    onError: onOutput,
    color: colour ? "always" : "never",
    suppressProgress: true,
    ...(onEvent === undefined ? {} : { onEvent }),
    ...(signal === undefined ? {} : { signal }),
  } as const;
  const left = await undecided(stack);
  // A preview changes nothing, not even the state.
  const names = verb === "preview" ? [] : left;
  // A provider undoes what it made for an engine that is gone, so there is nothing to import.
  const refresh = { ...options, clearPendingCreates: names.length > 0 };
  if (names.length > 0 && verb !== "refresh") {
    onOutput(`The engine was killed while it made ${names.join(", ")}. It looks what is there first:\n`);
    await stack.refresh(refresh);
  }
  if (verb === "preview") await stack.preview(options);
  else if (verb === "up") await stack.up({ ...options, replace: [...replace] });
  else if (verb === "refresh") await stack.refresh(refresh);
  else await stack.destroy({ ...options, excludeProtected: true });
  const outputs = await stack.outputs();
  return Object.fromEntries(
    Object.entries(outputs).map(([name, { value }]: readonly [string, { readonly value: unknown }]) => [name, value]),
  );
};
