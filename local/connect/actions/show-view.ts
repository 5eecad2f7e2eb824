// Show view (step-by-step guides): a form that the chat client shows and answers with an action's name and data, or not in time.
// connect-flow-language.md 3.1
import { z } from "zod";
import type { FlowAction, JsonObject } from "../../../contact-flows/flow.ts";
import type { Run } from "../contact.ts";
import { ask, broken, fail, onlyOn, result } from "../moves.ts";
import { numberAt, textAt } from "../parameters.ts";

const viewData = z.record(z.string(), z.json());

/** A client's answer: the action's name, then its data as JSON, e.g. `Next {"FormData":{"reason":"damaged"}}`. */
const readAnswer = (words: string): { readonly name: string; readonly data: JsonObject } | undefined => {
  const [, name = "", data = ""] = /^\s*(\S+)\s*(\{.*\})?\s*$/s.exec(words) ?? [];
  if (name === "") return undefined;
  if (data === "") return { name, data: {} };
  try {
    const read = viewData.safeParse(JSON.parse(data));
    return read.success ? { name, data: read.data } : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
};

export const showView = (action: FlowAction): Run => {
  const seconds = numberAt(action, Number.NaN, "InvocationTimeLimitSeconds");
  if (textAt(action, "ViewResource", "Id") === undefined) return broken("ViewResource has no Id.");
  if (seconds === undefined || !(seconds >= 1)) return broken("InvocationTimeLimitSeconds is no number of seconds.");
  return onlyOn("CHAT", (contact) =>
    ask(contact, { kind: "listen", for: "view", seconds }, (later, answer) => {
      if (answer.kind !== "heard") {
        const silent = { kind: "silent", seconds } as const;
        return fail(later, `The view was not answered within ${seconds} s.`, "TimeLimitExceeded", silent);
      }
      const heard = { kind: "heard", text: answer.words } as const;
      const read = readAnswer(answer.words);
      if (read === undefined) return fail(later, `"${answer.words}" is no answer of a view.`, "NoMatchingError", heard);
      return result({ ...later, views: { Action: read.name, ViewResultData: read.data } }, read.name, heard);
    }),
  );
};
