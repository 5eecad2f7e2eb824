// One run of the engine over a stack. What an engine that was killed left undecided is looked at before anything is changed.
import { fileURLToPath } from "node:url";
import type { EngineEvent, Stack } from "@pulumi/pulumi/automation/index.js";
import { HalfDoneError } from "../errors.ts";
import { releaseDead } from "./locks.ts";
import { nameIn, readState, stateFile } from "./state.ts";

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

/** Where the stack's state is kept; undefined for one that is not in a folder. */
const placeOf = async (stack: Stack) => {
  const { name, backend } = await stack.workspace.projectSettings();
  return backend?.url === undefined ? undefined : { folder: fileURLToPath(backend.url), of: { project: name, stack: stack.name } };
};

/** What was being made when the engine was killed, by name. */
const undecided = async (stack: Stack): Promise<readonly string[]> => {
  const place = await placeOf(stack);
  // Of one that is alive this is no news.
  if (place === undefined || (await releaseDead(place.folder, place.of))) return [];
  return ((await readState(stateFile(place.folder, place.of)))?.pendingCreates ?? []).map(nameIn);
};

/**
 * An up that failed, where an earlier one has left what it replaced: the engine deletes that only once an up has made everything, so that who goes
 * back before can meet names that are taken, and no further up frees them (decision 0012).
 */
const withLeft = async (stack: Stack, error: unknown): Promise<unknown> => {
  if (!(error instanceof HalfDoneError)) return error;
  const place = await placeOf(stack);
  const names = place === undefined ? [] : ((await readState(stateFile(place.folder, place.of)))?.pendingDeletes ?? []);
  if (names.length === 0) return error;
  const left =
    `Replaced and not deleted yet, since no up has come to its end: ${names.join(", ")}. First finish the change that was stopped, by its own ` +
    "settings. Where that meets a name that is taken, delete by hand what has it and refresh, or begin anew without the stack's folder.";
  return new HalfDoneError([...error.problems, left], { cause: error });
};

/**
 * As `pulumi up` does, and the Automation API does not: a program that leaves something protected out is refused before anything has changed. A stack
 * without anything protected needs no look. What it prints is kept back, but for a refusal.
 */
const previewFirst = async (
  stack: Stack,
  options: Parameters<Stack["preview"]>[0] & { readonly onOutput: (text: string) => void },
): Promise<void> => {
  const place = await placeOf(stack);
  const state = place === undefined ? undefined : await readState(stateFile(place.folder, place.of));
  if (state === undefined || state.protectedResources.length === 0) return;
  let said = "";
  const keep = (text: string): void => void (said += text);
  const { onEvent: _, ...quiet } = options;
  try {
    await stack.preview({ ...quiet, onOutput: keep, onError: keep });
  } catch (error) {
    options.onOutput(said);
    throw error;
  }
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
  else if (verb === "up") {
    await previewFirst(stack, options);
    try {
      await stack.up({ ...options, replace: [...replace] });
    } catch (error) {
      throw await withLeft(stack, error);
    }
  } else if (verb === "refresh") await stack.refresh(refresh);
  else await stack.destroy({ ...options, excludeProtected: true });
  const outputs = await stack.outputs();
  return Object.fromEntries(
    Object.entries(outputs).map(([name, { value }]: readonly [string, { readonly value: unknown }]) => [name, value]),
  );
};
