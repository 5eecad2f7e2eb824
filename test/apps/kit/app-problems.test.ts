import { expect } from "chai";
import { z } from "zod";
import { appsProblems } from "../../../apps/kit/app-problems.ts";
import type { App } from "../../../apps/app.ts";
import { apps } from "../../../apps/index.ts";
import { anApp, aPhoneApp } from "../an-app.ts";

const CONTEXT = { prefix: "twinline-local", outcomes: ["done", "person"], stackSettings: ["owner", "timeZone"] };
const problems = (...some: readonly App[]): readonly string[] => appsProblems(some, CONTEXT);
const aTable = { hashKey: "id", home: ["GetItem"], standby: [] } as const;
const aSetting = { type: "string", default: "", description: "Something.", schema: z.string() } as const;

describe("appsProblems()", () => {
  it("finds nothing wrong with the apps that there are", () => {
    expect(appsProblems(apps, { ...CONTEXT, outcomes: apps.flatMap(({ outcomes }) => outcomes) })).to.deep.equal([]);
  });

  it("takes an app without a phone, a table, a setting or a probe", () => {
    expect(problems(anApp())).to.deep.equal([]);
  });

  it("refuses two apps of one slug", () => {
    expect(problems(anApp(), anApp())).to.deep.equal([
      'Cannot use app "hours": slug "hours" is taken by another app of apps/index.ts. Choose another.',
    ]);
  });

  for (const slug of ["Hours", "2nd", "opening_hours", "an-app-with-a-long-name", "hours-", "a--b", ""])
    it(`refuses slug "${slug}", of which AWS's names are made`, () => {
      expect(problems(anApp({ slug }))[0]).to.include(`Cannot use app "${slug}": slug "${slug}" would be refused by AWS`);
    });

  it("refuses a slug that is a function of the platform", () => {
    expect(problems(anApp({ slug: "lookup" }))).to.deep.equal([
      'Cannot use app "lookup": slug "lookup" is the name of a function of the platform. Choose another.',
    ]);
  });

  it("refuses two apps with one table, and a table of the platform's", () => {
    expect(
      problems(anApp({ tables: { visits: aTable } }), anApp({ slug: "desk", tables: { visits: aTable, conversations: aTable } })),
    ).to.deep.equal([
      'Cannot use app "desk": tables "visits" is a table of app "hours" already. Name it otherwise.',
      'Cannot use app "desk": tables "conversations" is a table of the platform already. Name it otherwise.',
    ]);
  });

  it("refuses a table whose name is beyond 255 characters", () => {
    expect(problems(anApp({ tables: { ["v".repeat(241)]: aTable } }))[0]).to.include("makes a name of 256 characters; DynamoDB takes 255");
  });

  it("refuses a setting of every stack or of another app", () => {
    const settings = { owner: aSetting, visits: aSetting };
    expect(problems(anApp({ settings }), anApp({ slug: "desk", settings: { visits: aSetting } }))).to.deep.equal([
      'Cannot use app "hours": settings "owner" is a setting of every stack already. Name it otherwise.',
      'Cannot use app "desk": settings "visits" is a setting of app "hours" already. Name it otherwise.',
    ]);
  });

  it("refuses a probe, or a drill, in a locale that the model lacks", () => {
    const script = { wish: "ask", opening: "hallo", answers: {}, refusals: ["nein"] } as const;
    expect(
      problems(anApp({ probe: { de_DE: { utterance: "hallo", expectedIntent: "WhenOpen" } }, drill: { de_DE: script } })),
    ).to.deep.equal([
      'Cannot use app "hours": drill "de_DE" is no locale of its bot. Write one of en_US.',
      'Cannot use app "hours": probe "de_DE" is no locale of its bot. Write one of en_US.',
    ]);
  });

  it("refuses a probe that names an intent the bot lacks, and one that says nothing", () => {
    expect(problems(anApp({ probe: { en_US: { utterance: "", expectedIntent: "OrderPizza" } } }))).to.deep.equal([
      'Cannot use app "hours": probe of en_US, expectedIntent "OrderPizza" is no intent of its bot. Write one of WhenOpen, FallbackIntent.',
      'Cannot use app "hours": probe of en_US, utterance "" has not 1 to 1,024 characters. Say something that Lex takes.',
    ]);
  });

  it("refuses a hook that ends with an outcome that the flow does not know", () => {
    expect(problems(anApp({ outcomes: ["done", "sold"] }))).to.deep.equal([
      'Cannot use app "hours": outcomes "sold" is no outcome that the flow knows. Use done, person.',
    ]);
  });

  it("refuses more apps with a phone than an instance has numbers for", () => {
    const many = Array.from({ length: 11 }, (_one, index) => aPhoneApp({ slug: `app-${index}` }));
    expect(problems(...many.slice(0, 10))).to.deep.equal([]);
    expect(problems(...many)).to.deep.equal([
      'Cannot use app "app-10": channels "voice" makes 11 phone numbers, and an instance has 10 at most by its quota. Run fewer apps with a phone in this stack.',
    ]);
  });

  it("tells all that is wrong at once", () => {
    expect(problems(anApp({ slug: "Hours", outcomes: ["sold"] }), anApp({ slug: "Hours" }))).to.have.length(4);
  });
});
