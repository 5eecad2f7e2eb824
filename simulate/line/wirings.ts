// The functions of the line as their own wire.ts makes them: the same code as in the bundles, given a simulated platform.
import { globSync } from "node:fs";
import { dirname } from "node:path";
import { z } from "zod";
import { apps } from "../../apps/index.ts";
import type { DialogShape } from "../../functions/lib/dialog/environment.ts";
import type { Situation } from "../../functions/lib/dialog/dialog.ts";
import { credentialsFrom } from "../../functions/lib/aws/endpoints.ts";
import { wire as observer } from "../../functions/observer/wire.ts";
import { wire as recall, type RecallApp } from "../../functions/recall/wire.ts";
import type { Wiring } from "./environment.ts";
import { simulatedLexRuntime } from "./lex-runtime.ts";

const FUNCTIONS = new URL("../../functions/", import.meta.url);
const wired = z.object({ wire: z.custom<Wiring>((value) => typeof value === "function") });

const observing: Wiring = (variables, platform, network) =>
  observer(variables, platform, (alias, localeId) => {
    const endpoint = new URL(variables["AWS_ENDPOINT_URL"] ?? "");
    const send = network({ service: "lex", region: alias.region, endpoint, credentials: credentialsFrom(variables) });
    return simulatedLexRuntime(send, alias, localeId);
  });

const recallOf = z.custom<RecallApp<DialogShape, Situation, unknown>>((value) => typeof value === "object" && value !== null);

const load = async <Module>(file: string, form: z.ZodType<Module>): Promise<Module> => {
  const loaded: unknown = await import(new URL(file, FUNCTIONS).href);
  return form.parse(loaded);
};

/** By the end of the function's name: the first that fits, so that a recall stands before the app's hook. */
export const loadWirings = async (): Promise<Readonly<Record<string, Wiring>>> => {
  const recalls = apps.map(async ({ slug }) => [`${slug}-recall`, recall(await load(`lib/${slug}/recall.ts`, recallOf))] as const);
  const folders = globSync("*/wire.ts", { cwd: FUNCTIONS })
    .map(dirname)
    .filter((folder) => folder !== "recall");
  const others = folders.map(async (folder) => [folder, (await load(`${folder}/wire.ts`, wired)).wire] as const);
  return { ...Object.fromEntries(await Promise.all([...recalls, ...others])), observer: observing };
};
