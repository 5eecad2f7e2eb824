// What the engine keeps of a stack, read from its file: a process of the CLI for each question would be slow, and could not say which file it is.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { runtime } from "@pulumi/pulumi";
import { z } from "zod";
import { hasCode, UserError } from "../errors.ts";
import { isProperties } from "./properties.ts";

const STACK = "pulumi:pulumi:Stack";

const resource = z.object({
  urn: z.string(),
  type: z.string(),
  delete: z.boolean().default(false),
  protect: z.boolean().default(false),
  outputs: z.record(z.string(), z.unknown()).default({}),
});
const file = z.object({
  checkpoint: z.object({
    latest: z
      .object({
        resources: z.array(resource).nullish(),
        secrets_providers: z
          .object({ state: z.object({ salt: z.string() }) })
          .nullish()
          .catch(undefined),
        pending_operations: z.array(z.object({ type: z.string(), resource: z.object({ urn: z.string() }) })).nullish(),
      })
      .nullish(),
  }),
});

/** Which resource it is, whatever its parents are. */
export interface Named {
  readonly type: string;
  readonly name: string;
}

export interface State {
  /** Of the stack; a secret stays one: `[secret]`. */
  readonly outputs: Readonly<Record<string, unknown>>;
  /** What the passphrase is held against. */
  readonly salt: string | undefined;
  /** URNs of what was being made when the engine was killed. */
  readonly pendingCreates: readonly string[];
  /** Names of what was replaced by an up that did not come to its end: each is still there, and holds what it is called by in AWS. */
  readonly pendingDeletes: readonly string[];
  /** What the engine refuses to delete. */
  readonly protectedResources: readonly Named[];
}

/** The logical name in a URN. */
export const nameIn = (urn: string): string => urn.slice(urn.lastIndexOf("::") + 2);

/** The state's file of a stack in a folder. */
export const stateFile = (folder: string, { project, stack }: { readonly project: string; readonly stack: string }): string =>
  join(folder, ".pulumi", "stacks", project, `${stack}.json`);

const shown = (value: unknown): unknown =>
  isProperties(value) && value[runtime.specialSigKey] === runtime.specialSecretSig ? "[secret]" : value;

/**
 * @returns undefined where there is none yet
 * @throws UserError when it cannot be read: cut off, or not as the engine writes it
 */
export const readState = async (path: string): Promise<State | undefined> => {
  let text: string;
  try {
    text = await readFile(path, "utf8");
  } catch (error) {
    if (hasCode(error, "ENOENT")) return undefined;
    throw error;
  }
  try {
    const { latest } = file.parse(JSON.parse(text)).checkpoint;
    const replaced = (latest?.resources ?? []).filter((one) => one.delete && !one.type.startsWith("pulumi:"));
    const outputs = latest?.resources?.find(({ type }) => type === STACK)?.outputs ?? {};
    return {
      outputs: Object.fromEntries(Object.entries(outputs).map(([name, value]) => [name, shown(value)])),
      salt: latest?.secrets_providers?.state.salt,
      pendingCreates: (latest?.pending_operations ?? []).filter(({ type }) => type === "creating").map(({ resource: { urn } }) => urn),
      pendingDeletes: [...new Set(replaced.map(({ urn }) => nameIn(urn)))],
      protectedResources: (latest?.resources ?? []).filter((one) => one.protect).map(({ type, urn }) => ({ type, name: nameIn(urn) })),
    };
  } catch (error) {
    const why = error instanceof z.ZodError ? z.prettifyError(error) : error instanceof Error ? error.message : String(error);
    throw new UserError(
      `Cannot read the stack's state ${path}: ${why}. What it was before its last change is beside it: cp ${path}.bak ${path}, then run refresh.`,
      { cause: error },
    );
  }
};
