// The flow of the article of 2020, with its Lex V1 blocks: imported, bound to this stack's aliases, published and phoned.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { bindFlow, parseBindings, type Bindings } from "../../contact-flows/bind.ts";
import { errorsIn } from "../../contact-flows/check/errors.ts";
import { importFlow } from "../../contact-flows/import.ts";
import { parseFlow } from "../../contact-flows/parse.ts";
import { firstPointer, pointerItem, type Pointer } from "../../functions/lib/failover/pointer.ts";
import { realClock } from "../../shared/clock.ts";
import type { Cloud } from "../../local/cloud.ts";
import { publish } from "../../local/resources/aws-native/connect/publish.ts";
import { EXPORTS } from "../contact-flows/builders.ts";
import { callIn, ORDER, theLine, type Told } from "./the-line.ts";

const [HOME, STANDBY] = ["us-east-1", "us-west-2"] as const;
const NAME = "multi-region-lex-2020";

/** What a person writes into the bind file that the import made. */
const MAPPED: Bindings = {
  functions: { "{{functions.region-check}}": "lookup" },
  aliases: { "OrderFlowers:live:us-east-1": "home", "OrderFlowers:live:us-west-2": "standby" },
};

/** The deployed text, from the exported one. */
const boundText = (resources: Parameters<typeof bindFlow>[2]): string => {
  const known = { functions: ["lookup"], aliases: ["home", "standby"] };
  const imported = importFlow(readFileSync(join(EXPORTS, `${NAME}.json`), "utf8"), { known, previous: MAPPED });
  if (!imported.ok) throw new Error(JSON.stringify(imported.problems));
  const [flow, bindings] = [parseFlow(imported.flow), parseBindings(imported.bindings)];
  if (!flow.ok || !bindings.ok) throw new Error("The import wrote what cannot be read.");
  const { content, problems } = bindFlow(flow.flow, bindings.bindings, resources, { name: NAME });
  expect(errorsIn(problems)).to.deep.equal([]);
  return content;
};

/** Publishes the flow in the line's instance, and ties a number of its own to it. */
const publishIn = ({ services, outputs }: Cloud): { readonly number: string; readonly remove: () => void } => {
  const [instance] = services.instances.list();
  if (instance === undefined) throw new Error("The line has no instance.");
  const lookup = [...instance.associations.lambdas].find((arn) => arn.endsWith("-lookup"));
  const { aliases } = Object(Object(outputs["apps"]).flowers);
  const content = boundText({
    functions: { lookup: String(lookup) },
    aliases: { home: String(aliases[HOME].arn), standby: String(aliases[STANDBY].arn) },
  });
  const wish = { name: NAME, type: "CONTACT_FLOW", content } as const;
  const flow = instance.flows.create({ ...wish, content: publish(instance, services, wish) });
  const number = services.instances.claimPhoneNumber({ targetArn: instance.arn, countryCode: "US", type: "DID" });
  services.instances.tieNumberToFlow({ instanceId: instance.id, phoneNumberId: number.id, contactFlowId: flow.id });
  const remove = (): void => {
    services.instances.releasePhoneNumber(number.id);
    instance.flows.remove(flow.id);
  };
  return { number: number.phoneNumber, remove };
};

describe("the flow of the article of 2020", function () {
  this.timeout(30_000);
  this.slow(5_000);
  let cloud: Cloud;
  let published: ReturnType<typeof publishIn>;
  let epoch = 0;

  const point = async (to: Partial<Pointer>): Promise<void> => {
    epoch += 1;
    const pointer = { ...firstPointer({ home: HOME, standby: STANDBY }, realClock.now()), epoch, ...to };
    await cloud.services.tables.execute(HOME, "PutItem", {
      TableName: String(Object(cloud.outputs["tables"]).pointer),
      Item: pointerItem(pointer, HOME),
    });
  };
  const order = (): Promise<Told> => callIn(cloud, { to: published.number, words: ORDER });
  const actionsIn = ({ story }: Told): readonly string[] =>
    story.flatMap((entry) => (entry.kind === "action-run" && entry.flow === NAME ? [entry.action] : []));

  before(async () => {
    cloud = await theLine();
    published = publishIn(cloud);
  });
  afterEach(() => point({}));
  after(() => published.remove());

  it("takes an order from the bot of the home region", async () => {
    const told = await order();
    expect(told.ended).to.deep.include({ outcome: "completed", botRegion: HOME, intent: "OrderFlowers", switches: 0 });
    expect(actionsIn(told)).to.deep.equal(["region-check", "check-status", "check-region", "ask-us-east-1", "thank", "hang-up"]);
    expect(told.said).to.include("Thank you for your order.");
  });

  it("takes an order from the other region's bot once the table names that region", async () => {
    await point({ lexRegion: STANDBY, state: "failed-over" });
    const told = await order();
    expect(told.ended).to.deep.include({ outcome: "completed", botRegion: STANDBY, intent: "OrderFlowers", switches: 0 });
    expect(actionsIn(told)).to.include("ask-us-west-2").and.not.include("ask-us-east-1");
  });

  it("apologises without asking a bot when the lookup answers err", async () => {
    await point({ state: "menu" });
    const told = await order();
    expect(actionsIn(told)).to.deep.equal(["region-check", "check-status", "check-region", "apologise", "hang-up"]);
    expect(told.ended.intent).to.equal(null);
  });
});
