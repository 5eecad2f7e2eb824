// Get customer input by a Lex bot: holds the caller until the bot closes, one RecognizeText a turn. Its Error branch means that the bot
// could not be asked, or that the intent was not fulfilled; any other end is the intent's name. connect-flow-language.md 3.1, 5
import type { FlowAction } from "../../../contact-flows/flow.ts";
import { lexV1BotIn, lexV1Key, lexV1Words } from "../../../contact-flows/lex-v1-bot.ts";
import { aliasOf, type BotAlias } from "../bot-alias.ts";
import { lexView, readBotAnswer, type BotTurn, type Card } from "../bot-answer.ts";
import { speak } from "../bot-speech.ts";
import type { Contact, Move, Run, Strings } from "../contact.ts";
import { keysForBot } from "../keys.ts";
import { maskKeys, maskSlots } from "../mask.ts";
import { ask, askFor, broken, fail, result } from "../moves.ts";
import { numberAt, pairsAt, resolvePairs, textAt, valueAt, type Pairs } from "../parameters.ts";
import { preparePrompt, promptAt, type Prompt } from "../prompts.ts";
import type { Answer } from "../questions.ts";
import { resolve, type Value } from "../reference.ts";

/** How long a voice bot waits for speech. connect-flow-language.md 5 */
const SPEECH_START_SECONDS = 3;
/** An assumption: how long a chat waits for its customer where the flow sets no LexTimeoutSeconds. */
const CHAT_SECONDS = 300;
/** An assumption: how often in a row a silent caller is asked again before the bot gives up into its fallback intent. */
const SILENCES = 2;

interface Block {
  readonly prompt: Prompt | undefined;
  readonly sessionAttributes: Pairs;
  readonly initialMessage: Value | undefined;
  readonly chatSeconds: number | undefined;
}

/** A conversation as far as it has come. */
interface Talk {
  readonly block: Block;
  readonly bot: BotAlias;
  /** What the next RecognizeText sends; undefined keeps what Lex has. */
  readonly sendAttributes: Strings | undefined;
  readonly attributes: Strings;
  readonly last: BotTurn | undefined;
  readonly lastWords: string;
  readonly lastCards: readonly Card[];
  readonly silences: number;
}

const listen = (contact: Contact, talk: Talk): Move => {
  const seconds = contact.channel === "VOICE" ? SPEECH_START_SECONDS : (talk.block.chatSeconds ?? CHAT_SECONDS);
  return ask(contact, { kind: "listen", for: "words", seconds }, (later, answer) => onInput(later, answer, talk));
};

const onInput = (contact: Contact, answer: Answer, talk: Talk): Move => {
  if (answer.kind === "heard") return { ...askBot(contact, talk, answer.words, {}), tell: [{ kind: "heard", text: answer.words }] };
  if (answer.kind === "digits") return onKeys(contact, answer.keys, talk);
  if (answer.kind !== "timed-out") return fail(contact, `A bot cannot take the answer "${answer.kind}".`);
  return onSilence(contact, answer.seconds, talk);
};

/** A phone's keys come to the bot as keys, when it takes them for all there are; in a chat they are text like any other. */
const onKeys = (contact: Contact, keys: string, talk: Talk): Move => {
  if (contact.channel === "CHAT") return { ...askBot(contact, talk, keys, {}), tell: [{ kind: "heard", text: keys }] };
  const { text, waitMs } = keysForBot(keys, talk.attributes, talk.last?.intent ?? "*", talk.last?.slotToElicit ?? "*");
  const pressed = { kind: "pressed", digits: maskKeys(keys) } as const;
  if (text === undefined) {
    const move = onSilence(contact, SPEECH_START_SECONDS, talk);
    return { ...move, tell: [pressed, ...(move.tell ?? [])] };
  }
  const send = (later: Contact): Move => askBot(later, talk, text, { "x-amz-lex:dtmf-transcript": text });
  // Like speech it takes the caller's time, and none where nobody sits through it.
  const move = waitMs === 0 ? send(contact) : askFor(contact, { kind: "speak", ms: waitMs }, "spoke", send);
  return { ...move, tell: [pressed] };
};

const onSilence = (contact: Contact, seconds: number, talk: Talk): Move => {
  const silent = { kind: "silent", seconds } as const;
  if (contact.channel === "CHAT" && talk.block.chatSeconds !== undefined)
    return fail(contact, `Nothing was written within ${seconds} s.`, "InputTimeLimitExceeded", silent);
  if (talk.silences < SILENCES) {
    const told = { words: talk.lastWords, by: talk.last === undefined ? "flow" : "bot", cards: talk.lastCards } as const;
    const again = speak(contact, told, (later) => listen(later, { ...talk, silences: talk.silences + 1 }));
    return { ...again, tell: [silent, ...(again.tell ?? [])] };
  }
  const lex = { IntentName: "FallbackIntent", DialogState: "Fulfilled", Slots: {}, SessionAttributes: talk.attributes };
  return result({ ...contact, lex }, "FallbackIntent", silent);
};

const askBot = (contact: Contact, talk: Talk, text: string, requestAttributes: Strings): Move => {
  const { bot } = talk;
  const asked: Contact = { ...contact, tally: { ...contact.tally, turns: contact.tally.turns + 1 } };
  const request = {
    botId: bot.botId,
    botAliasId: bot.aliasId,
    localeId: contact.languageCode.replace("-", "_"),
    sessionId: contact.id,
    text,
    requestAttributes: { "x-amz-lex:channels:platform": "Connect", ...requestAttributes },
    ...(talk.sendAttributes === undefined ? {} : { sessionState: { sessionAttributes: talk.sendAttributes } }),
  };
  return ask(asked, { kind: "ask-bot", region: bot.region, aliasArn: bot.arn, request }, (later, answer) => onBot(later, answer, talk));
};

const onBot = (contact: Contact, answer: Answer, talk: Talk): Move => {
  const { region } = talk.bot;
  if (answer.kind === "bot-failed") {
    const failed: Contact = { ...contact, tally: { ...contact.tally, failedRegion: region } };
    return fail(failed, answer.error, "NoMatchingError", { kind: "bot-failed", region, error: answer.error, ms: answer.ms });
  }
  if (answer.kind !== "bot-answered") return fail(contact, `A bot cannot answer with "${answer.kind}".`);
  const turn = readBotAnswer(answer.response);
  const { intent, state } = turn;
  const slots = maskSlots(turn.slots, answer.obscured ?? []);
  const tally = { ...contact.tally, botRegion: region, failedRegion: undefined, intent, slots };
  const later: Contact = { ...contact, tally };
  const words = turn.messages.join(" ");
  const move = speak(later, { words, by: "bot", cards: turn.cards }, (spoken) =>
    turn.ended ? conclude(spoken, turn) : listen(spoken, goOn(talk, turn, words)),
  );
  return { ...move, tell: [{ kind: "bot-answered", region, intent, state, slots, ms: answer.ms }, ...(move.tell ?? [])] };
};

const goOn = (talk: Talk, turn: BotTurn, words: string): Talk => ({
  ...talk,
  sendAttributes: undefined,
  attributes: { ...talk.attributes, ...turn.sessionAttributes },
  last: turn,
  lastWords: words,
  lastCards: turn.cards,
  silences: 0,
});

const conclude = (contact: Contact, turn: BotTurn): Move => {
  const later: Contact = { ...contact, lex: lexView(turn) };
  return turn.fulfilled ? result(later, turn.intent) : fail(later, `The intent ${turn.intent} ended ${turn.state}.`);
};

const open = (contact: Contact, block: Block, bot: BotAlias): Move => {
  const attributes = resolvePairs(contact, block.sessionAttributes);
  const talk: Talk = { block, bot, sendAttributes: attributes, attributes, last: undefined, lastWords: "", lastCards: [], silences: 0 };
  if (contact.channel === "CHAT" && block.initialMessage !== undefined) {
    const words = resolve(contact, block.initialMessage);
    if (words === undefined) return fail(contact, `${block.initialMessage.text} is not set: there is no initial message.`);
    return { ...askBot(contact, talk, words, {}), tell: [{ kind: "heard", text: words }] };
  }
  if (block.prompt === undefined) return listen(contact, talk);
  const spoken = preparePrompt(contact, block.prompt);
  if ("because" in spoken) return fail(contact, spoken.because);
  return speak(contact, { words: spoken.text, by: "flow", cards: [] }, (later) => listen(later, { ...talk, lastWords: spoken.text }));
};

/** The contact as it turns to this bot: another region's after one failed is a switch. */
const turnTo = (contact: Contact, bot: BotAlias): { readonly contact: Contact; readonly from: BotAlias["region"] | undefined } => {
  const from = contact.tally.failedRegion;
  const plain: Contact = { ...contact, keysAhead: contact.keysAhead === undefined ? undefined : "" };
  if (from === undefined || from === bot.region) return { contact: plain, from: undefined };
  return { contact: { ...plain, tally: { ...plain.tally, failedRegion: undefined, switches: plain.tally.switches + 1 } }, from };
};

export const connectParticipantWithLexBot = (action: FlowAction): Run => {
  const lexV1 = lexV1BotIn(action.Parameters ?? {});
  if (lexV1 !== undefined)
    return broken(
      `It asks ${lexV1Words(lexV1)}; Lex V1 ended on 2025-09-15. Map "${lexV1Key(lexV1)}" under aliases in the flow's bind file.`,
    );
  const aliasArn = valueAt(action, "LexV2Bot", "AliasArn");
  if (aliasArn === undefined) return broken("LexV2Bot has no AliasArn.");
  const block: Block = {
    prompt: promptAt(action),
    sessionAttributes: pairsAt(action, "LexSessionAttributes"),
    initialMessage: valueAt(action, "LexInitializationData", "InitialMessage"),
    chatSeconds: textAt(action, "LexTimeoutSeconds", "Text") === undefined ? undefined : numberAt(action, 0, "LexTimeoutSeconds", "Text"),
  };
  return (contact) => {
    const arn = resolve(contact, aliasArn);
    if (arn === undefined) return fail(contact, `${aliasArn.text} is not set: there is no bot to ask.`);
    const bot = aliasOf(arn);
    if (bot === undefined) return fail(contact, `"${arn}" is no ARN of a bot alias.`);
    const turned = turnTo(contact, bot);
    const move = askFor(turned.contact, { kind: "find-bot", aliasArn: arn }, "bot", (later, { associated }) => {
      if (associated) return open(later, block, bot);
      const failed: Contact = { ...later, tally: { ...later.tally, failedRegion: bot.region } };
      return fail(failed, `The bot alias ${arn} is not associated with this instance.`);
    });
    return turned.from === undefined ? move : { ...move, tell: [{ kind: "bot-switched", from: turned.from, to: bot.region }] };
  };
};
