// A bot model and everything that comes from it: the Lex resource, its hash, the slot types in TypeScript, and what Lex would refuse.
export type { BotModel, SlotsOf } from "./bot-model.ts";
export { lexBot, modelHash } from "./lex-bot.ts";
export { modelProblems } from "./model-problems.ts";
