// The door by which a command in another process finds the providers of a running cloud, and tells it what the stack's outputs are now.
import { z } from "zod";
import type { Cloud } from "../cloud.ts";
import { parseJson } from "../../shared/json.ts";
import type { Incoming, Outgoing } from "../wire/listen.ts";
import { readBody } from "../wire/server.ts";

export const ENGINE_PATH = "/_twinline/engine";

const outputs = z.record(z.string(), z.unknown());

/** Answers GET with `{project, stack, folder, debugProviders}`, 409 for a cloud without an engine; takes the outputs by PUT. */
export const serveEngine = async (
  { project, stack, engine, renewOutputs }: Pick<Cloud, "project" | "stack" | "engine" | "renewOutputs">,
  message: Incoming,
  response: Outgoing,
): Promise<void> => {
  const end = (statusCode: number, text: string): void => {
    response.statusCode = statusCode;
    response.end(text);
  };
  if (engine === undefined) {
    end(409, "This cloud was started without the engine.");
    return;
  }
  if (message.method === "GET") {
    response.setHeader("content-type", "application/json");
    end(200, JSON.stringify({ project, stack, ...engine }));
    return;
  }
  const read = outputs.safeParse(parseJson(String(await readBody(message))));
  if (message.method !== "PUT" || !read.success) {
    end(400, `Cannot take this: PUT the stack's outputs to ${ENGINE_PATH}, an object as JSON.`);
    return;
  }
  renewOutputs(read.data);
  end(204, "");
};
