// A stack as its settings describe it: what it decides, and the apps that it runs.
import { ASK, localesOf, type App, type Probe } from "../../apps/app.ts";
import type { Texts } from "../../apps/kit/setting.ts";
import type { StackSettings } from "./stack-form.ts";

/** An app as one stack runs it. */
export interface StackApp {
  readonly app: App;
  /** A locale of its bot, or `ask`. */
  readonly locale: string;
  /** IANA. */
  readonly timeZone: string;
  /** Its own settings' texts. */
  readonly texts: Texts;
  /** Of a number to adopt; empty claims one. */
  readonly numberId: string;
}

/** An app that the stack ran once: its number is left of it, and says that the line is closed. */
export interface ClosedApp {
  readonly slug: string;
  /** Of a number to adopt; empty for the one that the stack claimed. */
  readonly numberId: string;
}

export interface Stack {
  readonly settings: StackSettings;
  /** In the order of the setting `apps`: at least one. */
  readonly apps: readonly [StackApp, ...StackApp[]];
  /** Only with a phone, and only where another app of the stack has one. */
  readonly closedApps: readonly ClosedApp[];
}

export const hasPhone = ({ app }: Pick<StackApp, "app">): boolean => app.channels.voice !== undefined;

/** The apps of a stack that people call. */
export const phoneApps = ({ apps }: Pick<Stack, "apps">): readonly StackApp[] => apps.filter(hasPhone);

/** The app whose evidence moves the pointer: the first that may, else the first. */
export const witnessOf = ({ apps }: Pick<Stack, "apps">): StackApp => apps.find(({ app }) => app.movesPointer) ?? apps[0];

/** In which language an app's bot is proven, and by which words; none where they might change something. */
export const probeOf = ({ app, locale }: StackApp): { readonly locale: string; readonly probe?: Probe } => {
  const spoken = locale === ASK ? (localesOf(app)[0] ?? "") : locale;
  const probe = app.probe[spoken];
  return probe === undefined ? { locale: spoken } : { locale: spoken, probe };
};
