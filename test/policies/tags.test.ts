import { readFileSync } from "node:fs";
import { expect } from "chai";
import { SCHEMA_TYPES, schemaOf } from "../../local/conformance/schemas.ts";
import { REQUIRED_TAGS, tags, TAGS_OF } from "../../policies/rules/tags.ts";
import { aResource, refused } from "./builders.ts";

const ALL = Object.fromEntries(REQUIRED_TAGS.map((key) => [key, "x"]));
const LIST = Object.entries(ALL).map(([key, value]) => ({ key, value }));
const byProvider = { provider: { props: { defaultTags: { tags: ALL } } } };
const TABLE = "aws:dynamodb/table:Table";

describe("the rule tags", () => {
  it("accepts tags that the provider puts on, that the resource has, and that the provider answers with", () => {
    expect(
      refused(
        tags,
        aResource(TABLE, "by-provider", {}, byProvider),
        aResource(TABLE, "by-provider-as-json", {}, { provider: { props: { defaultTags: JSON.stringify({ tags: ALL }) } } }),
        aResource(TABLE, "own", { tags: ALL }),
        aResource(TABLE, "answered", { tagsAll: ALL }),
        aResource("aws-native:lex:Bot", "bot", { botTags: LIST }),
      ),
    ).to.deep.equal([]);
  });

  it("refuses what lacks one, or has it empty", () => {
    const { owner: _, ...rest } = ALL;
    expect(refused(tags, aResource(TABLE, "orders", { tags: rest }))).to.deep.equal(["orders: it lacks the tags owner"]);
    expect(refused(tags, aResource(TABLE, "orders", { tags: { ...ALL, costCentre: "" } }))).to.deep.equal([
      "orders: it lacks the tags costCentre",
    ]);
  });

  it("does not count the provider's tags for aws-native, which puts none on", () => {
    expect(refused(tags, aResource("aws-native:connect:ContactFlow", "main", {}))).to.have.lengthOf(1);
  });

  it("asks nothing of types without tags and of what is adopted, and refuses a type that it does not know", () => {
    expect(
      refused(tags, aResource("aws:iam/rolePolicy:RolePolicy", "policy"), aResource(TABLE, "found", {}, { adopted: true })),
    ).to.deep.equal([]);
    expect(refused(tags, aResource("aws:ec2/instance:Instance", "host"))).to.deep.equal([
      "host: policies/rules/tags.ts does not know whether its type carries tags",
    ]);
  });

  it("knows which types carry tags as the SDK does, and as CloudFormation does", () => {
    for (const [type, input] of Object.entries(TAGS_OF)) {
      if (type === "aws-native:connect:IntegrationAssociation") continue; // Its schema says more than the API takes: see the table.
      if (type === "aws-native:index:ExtensionResource") continue; // It has no schema of its own.
      const [, module = ""] = type.split(":");
      if (type.startsWith("aws:")) {
        const text = readFileSync(`node_modules/@pulumi/aws/${module}.d.ts`, "utf8");
        expect(text.includes("readonly tagsAll:"), type).to.equal(input !== undefined);
      } else {
        expect(SCHEMA_TYPES).to.include(type);
        const { properties = {} } = schemaOf(type)?.root ?? {};
        const names = Object.keys(Object(properties)).filter((name) => name.endsWith("Tags") && !name.startsWith("Test"));
        expect(
          names.map((name) => name.slice(0, 1).toLowerCase() + name.slice(1)),
          type,
        ).to.deep.equal(input === undefined ? [] : [input]);
      }
    }
  });
});
