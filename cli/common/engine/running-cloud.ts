// The cloud that a command of the engine changes: it runs in another process, and is found by its address.
import { z } from "zod";
import { ENGINE_PATH } from "../../../local/engine/door.ts";
import { UserError } from "../../../local/errors.ts";
import { parseJson } from "../../../shared/json.ts";

const engine = z.object({ project: z.string(), stack: z.string(), folder: z.string(), debugProviders: z.string() });

const REMEDY = "Start one with npx twinline start --engine, and use the address it names.";

const ask = async (url: string, init?: RequestInit): Promise<string> => {
  if (!URL.canParse(url)) throw new UserError(`Cannot find a cloud at "${url}": it is no address. ${REMEDY}`);
  let response: Response;
  let text: string;
  try {
    response = await fetch(new URL(ENGINE_PATH, url), init);
    text = await response.text();
  } catch (cause) {
    throw new UserError(`Cannot find a cloud at "${url}": nothing answers there. ${REMEDY}`, { cause });
  }
  // Only a cloud says so; what another program serves there is nobody's news.
  if (response.status === 409) throw new UserError(`Cannot change the cloud at "${url}": ${text.trim()} ${REMEDY}`);
  if (!response.ok) throw new UserError(`Cannot find a cloud at "${url}": what answers there said HTTP ${response.status}. ${REMEDY}`);
  return text;
};

/**
 * The stack of the cloud at an address, and how its engine is reached.
 * @throws UserError when no cloud answers there, or one without an engine
 */
export const engineAt = async (url: string): Promise<z.infer<typeof engine>> => {
  const read = engine.safeParse(parseJson(await ask(url)));
  if (!read.success) throw new UserError(`Cannot find a cloud at "${url}": what answers there is no local cloud. ${REMEDY}`);
  return read.data;
};

/** Tells that cloud what its stack's outputs are now. */
export const tellOutputs = async (url: string, outputs: Readonly<Record<string, unknown>>): Promise<void> => {
  await ask(url, { method: "PUT", body: JSON.stringify(outputs) });
};
