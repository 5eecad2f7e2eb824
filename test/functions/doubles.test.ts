// What two apps do alike belongs in functions/lib/dialog: no six lines of one shape stand in the code hooks or recalls of two apps.
import { readdirSync, readFileSync } from "node:fs";
import { expect } from "chai";

const LINES = 6;

/** Folders of an app's hook and recall; its words and its tables are its own business. */
const foldersOf = (app: string): readonly string[] => [`functions/${app}`, `functions/lib/${app}`];

/** Apps by the folders of functions/lib that have a recall. */
const apps = readdirSync("functions/lib").filter((name) => readdirSync(`functions/lib/${name}`).includes("recall.ts"));

/** A line with names and values put aside: what the code does. Blank where it says nothing of that. */
const shapeOf = (line: string): string => {
  const code = line.replace(/^\s*(?:\/\/|\/?\*).*$/, "").trim();
  if (/^(?:import|export \{|\} from)/.test(code)) return "";
  return code
    .replaceAll(/"[^"]*"|'[^']*'|`[^`]*`/g, "s")
    .replaceAll(/\b(?!(?:const|if|return|await|async|export|readonly|interface|type|new|throw|for|of|in|try|catch)\b)[A-Za-z_]\w*/g, "x")
    .replaceAll(/\b\d[\d_]*\b/g, "0");
};

interface Run {
  readonly at: string;
  readonly shape: string;
}

const runsOf = (app: string): readonly Run[] =>
  foldersOf(app).flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => name.endsWith(".ts"))
      .flatMap((name) => {
        const lines = readFileSync(`${folder}/${name}`, "utf8")
          .split("\n")
          .map((line, at) => ({ at: at + 1, shape: shapeOf(line) }))
          .filter(({ shape }) => /\w/.test(shape));
        return lines.flatMap(({ at }, from) => {
          const run = lines.slice(from, from + LINES);
          return run.length < LINES ? [] : [{ at: `${folder}/${name}:${at}`, shape: run.map(({ shape }) => shape).join("\n") }];
        });
      }),
  );

/** Places where code of two apps has one shape for so many lines. */
const doubles = (): readonly string[] => {
  const all = apps.map((app) => ({ app, runs: runsOf(app) }));
  return all.flatMap(({ app, runs }) =>
    all
      .filter((other) => other.app > app)
      .flatMap((other) =>
        runs.flatMap((run) => other.runs.filter(({ shape }) => shape === run.shape).map(({ at }) => `${run.at} and ${at}`)),
      ),
  );
};

describe("the code hooks and recalls of the apps", () => {
  it("share no six lines of one shape", () => {
    expect(apps.length).to.be.at.least(2);
    expect(doubles()).to.deep.equal([]);
  });
});
