// What the bot says: the wording of a prompt at this attempt, with slots and attributes put in.
import type { Message } from "@aws-sdk/client-lex-runtime-v2";
import type { Random } from "../random.ts";
import type { MessageDefinition, PromptDefinition, ResponseDefinition } from "./definition.ts";
import type { Attributes, Intent } from "./state.ts";

/** What placeholders stand for. */
export interface Spoken {
  readonly intent: Intent | undefined;
  readonly sessionAttributes: Attributes;
  readonly requestAttributes: Attributes;
}

// {Slot}, [sessionAttribute], ((requestAttribute)): lex-v2.md 3. What is not there stays as it stands.
const filledIn = (text: string, { intent, sessionAttributes, requestAttributes }: Spoken): string =>
  text
    .replaceAll(/\{([^{}]+)\}/g, (whole, name: string) => {
      const value = intent?.slots[name]?.value;
      return value === undefined ? whole : (value.interpretedValue ?? value.originalValue);
    })
    .replaceAll(/\(\(([^()]+)\)\)/g, (whole, name: string) => requestAttributes[name] ?? whole)
    .replaceAll(/\[([^[\]]+)\]/g, (whole, name: string) => sessionAttributes[name] ?? whole);

const toMessage = ({ plainTextMessage, ssmlMessage, customPayload, imageResponseCard }: MessageDefinition, spoken: Spoken): Message => {
  if (plainTextMessage !== undefined) return { contentType: "PlainText", content: filledIn(plainTextMessage.value, spoken) };
  if (ssmlMessage !== undefined) return { contentType: "SSML", content: filledIn(ssmlMessage.value, spoken) };
  if (customPayload !== undefined) return { contentType: "CustomPayload", content: filledIn(customPayload.value, spoken) };
  const { title = "", subtitle, imageUrl, buttons } = imageResponseCard ?? {};
  return {
    contentType: "ImageResponseCard",
    imageResponseCard: {
      title: filledIn(title, spoken),
      ...(subtitle === undefined ? {} : { subtitle: filledIn(subtitle, spoken) }),
      ...(imageUrl === undefined ? {} : { imageUrl }),
      ...(buttons === undefined ? {} : { buttons: buttons.map((button) => ({ ...button, text: filledIn(button.text, spoken) })) }),
    },
  };
};

/** A response's messages: one of each group, any of its variations. */
export const responseMessages = (response: ResponseDefinition | undefined, spoken: Spoken, random: Random): readonly Message[] =>
  (response?.messageGroupsList ?? []).map(({ message, variations = [] }) => {
    const all = [message, ...variations];
    return toMessage(all.length === 1 ? message : (all[Math.floor(random.next() * all.length)] ?? message), spoken);
  });

/**
 * A prompt's messages: one of each group; `Ordered` takes the next variation at each retry and stays at the last.
 * @param retries how often the question was asked before
 */
export const promptMessages = (prompt: PromptDefinition | undefined, retries: number, spoken: Spoken, random: Random): readonly Message[] =>
  (prompt?.messageGroupsList ?? []).map(({ message, variations = [] }) => {
    const all = [message, ...variations];
    const at = prompt?.messageSelectionStrategy === "Ordered" ? Math.min(retries, all.length - 1) : Math.floor(random.next() * all.length);
    return toMessage(all[at] ?? message, spoken);
  });

/** The messages a client takes: request attribute `x-amz-lex:accept-content-types` (lex-v2.md 4). */
export const accepted = (messages: readonly Message[], requestAttributes: Attributes): readonly Message[] => {
  const types = requestAttributes["x-amz-lex:accept-content-types"]?.split(",").map((type) => type.trim());
  return types === undefined ? messages : messages.filter(({ contentType }) => types.includes(contentType ?? ""));
};
