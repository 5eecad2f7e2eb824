// What is wrong with the apps of a stack, each alone and together, found before anything is deployed and said all at once.
import { localesOf, settingsOf, type App } from "../app.ts";
import { modelProblems } from "./model-problems.ts";

/** With stack (16) and region (14) around it a role's name stays within IAM's 64 characters. */
const SLUG = /^[a-z](?:[a-z\d]|-(?=[a-z\d])){0,15}$/;

/** The platform's own functions and roles, after the stack's prefix. */
const TAKEN: ReadonlySet<string> = new Set(["lookup", "observer", "report", "record", "recall", "notify", "events", "reminders"]);

/** Tables of the platform, after the stack's prefix. */
const PLATFORM_TABLES = ["conversations", "history", "observations"] as const;

/** DynamoDB developer guide, "Supported data types and naming rules". */
const TABLE_CHARACTERS = 255;

/** Phone numbers that an instance may have (Amazon Connect administrator guide, "Amazon Connect service quotas", 2026-11). */
const NUMBERS_PER_INSTANCE = 10;

/** What an outcome may be: shared/outcomes.ts has the words that the flow understands. */
export type Outcomes = readonly string[];

const about = ({ slug }: Pick<App, "slug">, field: string, value: string, why: string): string =>
  `Cannot use app "${slug}": ${field} "${value}" ${why}.`;

const repeated = (texts: readonly string[]): readonly string[] => [
  ...new Set(texts.filter((text, index) => texts.indexOf(text) !== index)),
];

const probeProblems = (app: App): readonly string[] =>
  Object.entries(app.probe).flatMap(([localeId, { utterance, expectedIntent }]) => {
    const locale = app.bot.locales.find((one) => one.localeId === localeId);
    if (locale === undefined) return [about(app, "probe", localeId, `is no locale of its bot. Write one of ${localesOf(app).join(", ")}`)];
    return [
      ...(Object.hasOwn(locale.intents, expectedIntent)
        ? []
        : [
            about(
              app,
              `probe of ${localeId}, expectedIntent`,
              expectedIntent,
              `is no intent of its bot. Write one of ${Object.keys(locale.intents).join(", ")}`,
            ),
          ]),
      ...(utterance.length > 0 && utterance.length <= 1024
        ? []
        : [
            about(
              app,
              `probe of ${localeId}, utterance`,
              utterance.slice(0, 40),
              "has not 1 to 1,024 characters. Say something that Lex takes",
            ),
          ]),
    ];
  });

const appProblems = (app: App, prefix: string, outcomes: Outcomes): readonly string[] => [
  ...(SLUG.test(app.slug)
    ? []
    : [
        about(
          app,
          "slug",
          app.slug,
          "would be refused by AWS, whose names are made of it. Use 1 to 16 small letters, digits and single hyphens, beginning with a letter",
        ),
      ]),
  ...(app.slug.endsWith("-recall") ? [about(app, "slug", app.slug, "ends as the recalls of apps do. Choose another")] : []),
  ...(TAKEN.has(app.slug) ? [about(app, "slug", app.slug, "is the name of a function of the platform. Choose another")] : []),
  ...modelProblems(app.bot).map((problem) => `Cannot use app "${app.slug}": ${problem}`),
  ...Object.keys(app.drill)
    .filter((localeId) => !localesOf(app).includes(localeId))
    .map((localeId) => about(app, "drill", localeId, `is no locale of its bot. Write one of ${localesOf(app).join(", ")}`)),
  ...probeProblems(app),
  ...app.outcomes
    .filter((outcome) => !outcomes.includes(outcome))
    .map((outcome) => about(app, "outcomes", outcome, `is no outcome that the flow knows. Use ${outcomes.join(", ")}`)),
  ...Object.keys(app.tables)
    .map((key) => `${prefix}-${key}`)
    .filter((name) => name.length > TABLE_CHARACTERS || !/^[\w.-]+$/.test(name))
    .map((name) =>
      about(
        app,
        "tables",
        name.length > 60 ? `${name.slice(0, 60)}…` : name,
        `makes a name of ${name.length} characters; DynamoDB takes ${TABLE_CHARACTERS} of letters, digits, _, - and .. Shorten it`,
      ),
    ),
];

export interface AppsContext {
  /** Put before every name in AWS. */
  readonly prefix: string;
  /** The words of `outcome` that the flow knows. */
  readonly outcomes: Outcomes;
  /** Names of the settings that every stack has. */
  readonly stackSettings: readonly string[];
}

/** Everything that is wrong with apps that are to run together, a sentence each; empty when they can. */
export const appsProblems = (apps: readonly App[], { prefix, outcomes, stackSettings }: AppsContext): readonly string[] => {
  const slugs = apps.map(({ slug }) => slug);
  const tables = apps.flatMap((app) => Object.keys(app.tables).map((table) => ({ app, table })));
  const settings = apps.flatMap((app) => Object.keys(settingsOf(app)).map((setting) => ({ app, setting })));
  const phones = apps.filter(({ channels }) => channels.voice !== undefined);
  const [most] = phones.slice(NUMBERS_PER_INSTANCE);
  return [
    ...repeated(slugs).map((slug) => `Cannot use app "${slug}": slug "${slug}" is taken by another app of apps/index.ts. Choose another.`),
    ...apps.flatMap((app) => appProblems(app, prefix, outcomes)),
    ...tables.flatMap(({ app, table }, index) => {
      const other = tables.slice(0, index).find((one) => one.table === table)?.app.slug;
      const owner = other === undefined ? (PLATFORM_TABLES.some((name) => name === table) ? "the platform" : undefined) : `app "${other}"`;
      return owner === undefined ? [] : [about(app, "tables", table, `is a table of ${owner} already. Name it otherwise`)];
    }),
    ...settings.flatMap(({ app, setting }, index) => {
      const other = settings.slice(0, index).find((one) => one.setting === setting && one.app.slug !== app.slug)?.app.slug;
      const owner = stackSettings.includes(setting) ? "every stack" : other === undefined ? undefined : `app "${other}"`;
      return owner === undefined ? [] : [about(app, "settings", setting, `is a setting of ${owner} already. Name it otherwise`)];
    }),
    ...(most === undefined
      ? []
      : [
          about(
            most,
            "channels",
            "voice",
            `makes ${phones.length} phone numbers, and an instance has ${NUMBERS_PER_INSTANCE} at most by its quota. Run fewer apps with a phone in this stack`,
          ),
        ]),
  ];
};
