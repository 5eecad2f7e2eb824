// The words every English caller uses whatever they want: fillers say nothing, function words little, set phrases stand for built-in intents.
import type { Lexicon } from "../language.ts";

const set = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/));

const fillers = set(
  "um umm ummm uh uhh uhm er err erm ah oh hmm hm mm well so like just okay ok actually basically maybe kindly please thanks thank thankyou cheers hi hello hey howdy " +
    "greetings sir madam maam miss mister actually really quite very now then alright right yeah yes anyway listen look honestly perhaps sorry excuse " +
    "pardon there dear folks guys morning afternoon evening good day lovely wonderful great",
);

const functionWords = set(
  "i you he she it we they me him her us them my your his its our their a an the this that these those to of for from in on at by with about as into " +
    "and or but if because is am are was were be been being do does did have has had will would shall should can could may might must let " +
    "some any all more most one 1 want wanna need like get got go going gonna give take make know see think hope wish try wonder wondering possible " +
    "what which who when where why how not no here there up out off over again too also only than still mind love able would if call calling phone phoning",
);

const answerFrame = set(
  "some any a an the i would like want to have get need take make it them be is am for of on at my me please let us go with say do can could will order buy " +
    "dozen bunch bouquet couple few pair lot lots half let's lets we im think guess suppose prefer love probably just maybe rather instead 2 3 4 5 6 7 8 9 10 " +
    "12 20 24 change that switch see name is called this speaking not no yes yeah yep nope and",
);

const noAnswer = set(
  "what which how why who when where whats know sure anything something nothing whatever idea mean understand repeat again sorry",
);

const builtInIntents: Lexicon["builtInIntents"] = new Map([
  ["AMAZON.HelpIntent", ["help", "help me", "can you help me", "I need help", "what can you do", "what can I say"]],
  ["AMAZON.CancelIntent", ["cancel", "cancel that", "cancel it", "never mind", "forget it"]],
  ["AMAZON.StopIntent", ["stop", "off", "shut up", "stop it", "be quiet"]],
  ["AMAZON.RepeatIntent", ["repeat", "repeat that", "say that again", "say it again", "come again"]],
  ["AMAZON.PauseIntent", ["pause", "pause that", "wait a moment"]],
  ["AMAZON.ResumeIntent", ["resume", "continue", "keep going"]],
  ["AMAZON.StartOverIntent", ["start over", "restart", "start again", "begin again"]],
  ["AMAZON.FallbackIntent", []],
]);

const dateWords =
  "monday tuesday wednesday thursday friday saturday sunday january february march april august september october november december tomorrow today tonight morning afternoon evening midnight christmas thanksgiving".split(
    " ",
  );

export const lexicon: Lexicon = {
  fillers,
  functionWords,
  not: "not",
  answering: new Set(["1", "am"]),
  answerFrame,
  noAnswer,
  dateWords,
  builtInIntents,
};
