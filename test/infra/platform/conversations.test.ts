import { expect } from "chai";
import { lookIn, plainProgram, type Program } from "../declared.ts";

const TABLE = ["us-east-1", "us-west-2"].map((region) => `arn:aws:test:${region}:111122223333:thing/conversations`);

describe("infra/platform/conversations.ts", function () {
  this.timeout(30_000);
  this.slow(10_000);
  let program: Program;
  before(async () => {
    program = await plainProgram();
  });
  const allowed = (name: string) =>
    lookIn(program)
      .usesOf(`${name}-policy`)
      .map(({ Action, Resource }) => [Action, Resource]);

  it("keeps conversations encrypted, in both regions, and lets them go", () => {
    expect(lookIn(program).only("aws:dynamodb/table:Table", "conversations").inputs).to.deep.include({
      name: "twinline-dev-conversations",
      hashKey: "contactId",
      ttl: { attributeName: "expiresAt", enabled: true },
      serverSideEncryption: { enabled: true, kmsKeyArn: "arn:aws:test:us-east-1:111122223333:thing/home-key" },
      pointInTimeRecovery: { enabled: false },
      replicas: [
        {
          regionName: "us-west-2",
          kmsKeyArn: "arn:aws:test:us-west-2:111122223333:thing/standby-key",
          pointInTimeRecovery: false,
          propagateTags: true,
        },
      ],
    });
  });

  it("lets the recall of each app read both regions, and nothing else", () => {
    for (const slug of ["flowers", "demo"]) {
      expect(allowed(`${slug}-recall`)).to.deep.equal([[["dynamodb:GetItem"], TABLE]]);
      const { inputs } = lookIn(program).only("aws:lambda/function:Function", `${slug}-recall`);
      expect(inputs).to.include({ name: `twinline-dev-${slug}-recall`, timeout: 2 });
    }
  });

  for (const [twin, region] of [
    ["home", "us-east-1"],
    ["standby", "us-west-2"],
  ] as const) {
    it(`lets the code hook at ${twin} add to the table in either region, and read it in none`, () => {
      const grants = allowed(`flowers-${twin}-hook`).filter(([, resource]) => JSON.stringify(resource).includes(String(TABLE[0])));
      expect(grants).to.deep.equal([[["dynamodb:PutItem"], TABLE]]);
    });

    it(`lets the code hook at ${twin} talk to its own bot, through any alias`, () => {
      expect(allowed(`flowers-${twin}-hook`)).to.deep.include([
        ["lex:PutSession", "lex:RecognizeText"],
        [`arn:aws:lex:${region}:111122223333:bot-alias/flowers-${twin}/*`],
      ]);
    });
  }
});
