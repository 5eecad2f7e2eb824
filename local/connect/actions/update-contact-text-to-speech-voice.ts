// Set voice: the voice that reads from now on. A voice that the engine does not have is an error. connect-flow-language.md 3.4
import type { FlowAction } from "../../../contact-flows/flow.ts";
import type { Run } from "../contact.ts";
import { fail, next } from "../moves.ts";
import { textAt, valueAt } from "../parameters.ts";
import { resolve } from "../reference.ts";

const ENGINES = new Set(["standard", "neural", "generative"]);
/** English voices that Amazon Polly has in no standard quality. The list is ours, not a page's; the reference names Ruth. */
const NOT_STANDARD = new Set(["Ruth", "Stephen", "Danielle", "Gregory", "Olivia", "Aria", "Ayanda"]);

export const updateContactTextToSpeechVoice = (action: FlowAction): Run => {
  const voiceId = valueAt(action, "TextToSpeechVoice");
  const engine = textAt(action, "TextToSpeechEngine") ?? "Standard";
  const style = textAt(action, "TextToSpeechStyle") ?? "None";
  return (contact) => {
    if (contact.channel === "CHAT") return next(contact);
    const id = voiceId === undefined ? "Joanna" : resolve(contact, voiceId);
    const because =
      id === undefined
        ? `${voiceId?.text ?? "The voice"} is not set.`
        : !ENGINES.has(engine.toLowerCase())
          ? `"${engine}" is no engine. Use Standard, Neural or Generative.`
          : engine.toLowerCase() === "standard" && NOT_STANDARD.has(id)
            ? `The standard engine has no voice ${id}.`
            : undefined;
    if (because !== undefined || id === undefined) return { ...fail(contact, because ?? ""), withoutEdge: "next" };
    return next({ ...contact, voice: { id, engine, style } });
  };
};
