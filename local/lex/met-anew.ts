// An open session that meets another version of its bot: what the caller said so far stays, in the slots that the version has. An intent that
// it does not have is given up by interpret.ts. Pure. (How Lex goes about this is not documented: lex-v2.md says only that an alias can move.)
import type { CompiledLocale } from "./nlu/compile.ts";
import type { Session } from "./state.ts";

export const metAnew = (session: Session, locale: CompiledLocale): Session => {
  const { intent } = session;
  const slots = locale.intents.find(({ name }) => name === intent?.name)?.slots.map(({ name }) => name);
  if (intent === undefined || slots === undefined || sameNames(slots, Object.keys(intent.slots))) return session;
  return { ...session, intent: { ...intent, slots: Object.fromEntries(slots.map((name) => [name, intent.slots[name] ?? null])) } };
};

const sameNames = (some: readonly string[], others: readonly string[]): boolean =>
  some.length === others.length && some.every((name) => others.includes(name));
