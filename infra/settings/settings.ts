// A stack's settings and its apps, read from the texts that Pulumi keeps. Every problem is told at once. It loads without Pulumi: the command
// line reads it, too.
import { distance } from "fastest-levenshtein";
import { apps as allApps } from "../../apps/index.ts";
import { localeSetting, settingsOf, timeZoneSetting, type App } from "../../apps/app.ts";
import { appsProblems } from "../../apps/kit/app-problems.ts";
import { quoted, readForm, type SettingsForm, type Texts } from "../../apps/kit/setting.ts";
import { OUTCOMES } from "../../shared/outcomes.ts";
import { stackContradictions, stackNameProblems } from "./contradictions.ts";
import { hasPhone, type Stack, type StackApp } from "./stack.ts";
import { stackForm } from "./stack-form.ts";

export type ReadStack = ({ readonly ok: true } & Stack) | { readonly ok: false; readonly problems: readonly string[] };

export interface StackName {
  readonly project: string;
  readonly stack: string;
}

/** Every setting that a stack of these apps may have. */
export const formOf = (apps: readonly App[]): SettingsForm => Object.assign({}, stackForm, ...apps.map(settingsOf));

/** The texts of a project's own settings, out of a configuration whose keys carry the project's name (`twinline:owner`). */
export const settingTexts = (project: string, config: Texts): Texts => {
  const prefix = `${project}:`;
  return Object.fromEntries(
    Object.entries(config)
      .filter(([key]) => key.startsWith(prefix))
      .map(([key, text]) => [key.slice(prefix.length), text]),
  );
};

/** The one of some names that is spelled most like a text, where it is alike at all. */
const nearest = (text: string, names: readonly string[]): string | undefined => {
  const [best] = names
    .map((name) => ({ name, far: distance(text.toLowerCase(), name.toLowerCase()) }))
    .toSorted((one, other) => one.far - other.far);
  return best !== undefined && best.far <= Math.max(2, Math.floor(best.name.length / 2)) ? best.name : undefined;
};

const unknownSettings = (texts: Texts, form: SettingsForm): readonly string[] =>
  Object.keys(texts)
    .filter((name) => !Object.hasOwn(form, name))
    .map((name) => {
      const near = nearest(name, Object.keys(form));
      const remedy = near === undefined ? "Pulumi.yaml lists all settings" : `Did you mean "${near}"? Pulumi.yaml lists all settings`;
      return `Cannot use setting "${name}": no such setting is known. ${remedy}.`;
    });

const appsProblem = (text: string, why: string): string => `Cannot use setting "apps" ${JSON.stringify(text)}: ${why}.`;

/** The apps that the setting names, in its order, and what is wrong with the list. */
const chosenApps = (text: string, known: readonly App[]): { readonly chosen: readonly App[]; readonly problems: readonly string[] } => {
  const names = text.split(/\s+/).filter((name) => name !== "");
  const slugs = known.map(({ slug }) => slug);
  const there = slugs.join(", ");
  const doubled = [...new Set(names.filter((name, index) => names.indexOf(name) !== index))];
  return {
    chosen: [...new Set(names)].flatMap((name) => known.find(({ slug }) => slug === name) ?? []),
    problems: [
      ...(names.length === 0 ? [appsProblem(text, `it names no app. Name at least one of ${there}`)] : []),
      ...doubled.map((name) => appsProblem(text, `"${name}" is named twice. Name each app once`)),
      ...names
        .filter((name) => !slugs.includes(name))
        .map((name) => {
          const near = nearest(name, slugs);
          return appsProblem(
            text,
            `there is no app "${name}". ${near === undefined ? "" : `Did you mean "${near}"? `}Name some of ${there}`,
          );
        }),
    ],
  };
};

/** The apps that are closed, and what is wrong with the list. */
const readClosedApps = (
  text: string,
  chosen: readonly App[],
  known: readonly App[],
): { readonly closed: readonly App[]; readonly problems: readonly string[] } => {
  const names = text.split(/\s+/).filter((name) => name !== "");
  const problem = (why: string): string => `Cannot use setting "closedApps" ${JSON.stringify(text)}: ${why}.`;
  const phones = known.filter((app) => hasPhone({ app }));
  const problems = [...new Set(names)].flatMap((name) => {
    if (chosen.some(({ slug }) => slug === name))
      return [problem(`the stack runs "${name}". Take it out of here, or out of the setting "apps"`)];
    if (phones.some(({ slug }) => slug === name)) return [];
    return [problem(`there is no app "${name}" with a phone. Name some of ${phones.map(({ slug }) => slug).join(", ")}`)];
  });
  if (names.length > 0 && !chosen.some((app) => hasPhone({ app })))
    problems.push(
      problem("no app of the stack has a phone, so the instance of these numbers would go. Name one in apps, or destroy the stack"),
    );
  return { closed: phones.filter(({ slug }) => names.includes(slug)), problems };
};

const UUID = /^[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}$/i;

/** `flowers=ID demo=ID`: the id of each app's number. */
const readNumberIds = (
  text: string,
  chosen: readonly App[],
  instanceId: string,
): { readonly ids: ReadonlyMap<string, string>; readonly problems: readonly string[] } => {
  const pairs = text.split(/\s+/).filter((pair) => pair !== "");
  const ids = new Map<string, string>();
  const phones = chosen.filter((app) => hasPhone({ app })).map(({ slug }) => slug);
  const problem = (why: string): string => `Cannot use setting "numberIds" ${JSON.stringify(text)}: ${why}.`;
  const problems = pairs.flatMap((pair) => {
    const [app = "", id = "", ...more] = pair.split("=");
    if (more.length > 0 || !UUID.test(id))
      return [problem(`"${pair}" is not app=ID. Write each as in flowers=UUID, the last part of the number's ARN`)];
    if (!phones.includes(app))
      return [
        problem(
          `"${app}" is no app of this stack with a phone. ${phones.length === 0 ? "Leave it empty" : `Write some of ${phones.join(", ")}`}`,
        ),
      ];
    if (ids.has(app)) return [problem(`"${app}" has two numbers. Give it one`)];
    const other = [...ids].find(([, known]) => known.toLowerCase() === id.toLowerCase())?.[0];
    if (other !== undefined) return [problem(`app "${app}" has the number of app "${other}", ${id}. Give each app a number of its own`)];
    ids.set(app, id);
    return [];
  });
  if (pairs.length > 0 && instanceId === "")
    problems.push(problem("a number belongs to an instance, and none is adopted. Set instanceId too, or leave this empty"));
  return { ids, problems };
};

/** Of a form's settings, each with its default where it has no text. */
const textsOf = (form: SettingsForm, texts: Texts): Texts =>
  Object.fromEntries(Object.entries(form).map(([name, { default: fallback = "" }]) => [name, texts[name] ?? fallback]));

/**
 * Reads a stack from the texts of its settings.
 * @param known all apps that there are
 * @returns the settings and the apps that it runs, or every problem found, each in a sentence with its remedy; secrets are never quoted
 */
export const readStack = (given: Texts, { project, stack }: StackName, known: readonly App[] = allApps): ReadStack => {
  const form = formOf(known);
  const texts = { ...given, ...textsOf(form, given) };
  const { chosen, problems: ofList } = chosenApps(texts["apps"] ?? "", known);
  const problems = [
    ...stackNameProblems(stack),
    ...appsProblems(chosen, { prefix: `${project}-${stack}`, outcomes: Object.keys(OUTCOMES), stackSettings: Object.keys(stackForm) }),
    ...unknownSettings(given, form),
    ...ofList,
  ];
  const read = readForm(stackForm, texts);
  if (!read.ok) problems.push(...read.problems);
  const { closed, problems: ofClosed } = readClosedApps(texts["closedApps"] ?? "", chosen, known);
  const { ids, problems: ofNumbers } = readNumberIds(texts["numberIds"] ?? "", [...chosen, ...closed], texts["instanceId"] ?? "");
  problems.push(...ofClosed, ...ofNumbers);

  const apps = chosen.map((app): StackApp => {
    const ownForm = settingsOf(app);
    const own = readForm(ownForm, texts);
    const why = own.ok
      ? app.contradictions(texts).map(([name, what]) => `Cannot use setting "${name}" ${quoted(ownForm, texts, name)}: ${what}.`)
      : own.problems;
    problems.push(...why);
    const zone = texts[timeZoneSetting(app)] ?? "";
    return {
      app,
      locale: texts[localeSetting(app)] ?? "",
      timeZone: zone === "" ? (texts["timeZone"] ?? "") : zone,
      texts: textsOf(ownForm, texts),
      numberId: ids.get(app.slug) ?? "",
    };
  });
  const [first, ...others] = apps;
  if (!read.ok || first === undefined) return { ok: false, problems };
  const closedApps = closed.map(({ slug }) => ({ slug, numberId: ids.get(slug) ?? "" }));
  const stackRead: Stack = { settings: read.values, apps: [first, ...others], closedApps };
  problems.push(
    ...stackContradictions(stackRead, `${project}-${stack}`).map(
      ([name, why]) => `Cannot use setting "${name}" ${quoted(stackForm, texts, name)}: ${why}.`,
    ),
  );
  return problems.length === 0 ? { ok: true, ...stackRead } : { ok: false, problems };
};
