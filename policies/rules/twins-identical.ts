// The twins are the same bot: a failover must not change what callers meet. So a bot has one twin, in another region, of the same model, with
// the same locales and the same alias.
import { isDeepStrictEqual } from "node:util";
import { isProps, nameOf, ofType, regionOf, textAt, type Finding, type Props, type Resource, type Rule } from "../resource.ts";

/** What AWS names anew in each region, and what it answers: no part of what was declared. */
const OF_ITS_REGION = new Set(
  "arn awsId botAliasId botAliasStatus botId botVersion creationDateTime failureReasons id lambdaArn lastUpdatedDateTime resourcePolicyId roleArn".split(
    " ",
  ),
);

/** Inputs without what differs by nature; what is there at all still shows. */
const comparable = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(comparable);
  if (!isProps(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, OF_ITS_REGION.has(key) ? "of its region" : comparable(inner)]),
  );
};

/** Where two values differ first, as a path. */
const difference = (one: unknown, other: unknown, path = ""): string => {
  if (isProps(one) && isProps(other)) {
    const key = [...new Set([...Object.keys(one), ...Object.keys(other)])].find((name) => !isDeepStrictEqual(one[name], other[name]));
    return key === undefined ? path : difference(one[key], other[key], path === "" ? key : `${path}.${key}`);
  }
  if (Array.isArray(one) && Array.isArray(other) && one.length === other.length) {
    const index = one.findIndex((item, place) => !isDeepStrictEqual(item, other[place]));
    return index === -1 ? path : difference(one[index], other[index], `${path}[${index}]`);
  }
  return path;
};

/** A pair must be two, of two regions, and equal. */
const compare = (what: string, pair: readonly Resource[]): readonly Finding[] => {
  const [first, second, ...more] = pair;
  if (first === undefined) return [];
  if (second === undefined || more.length > 0)
    return [{ resource: first, seen: `${what} is declared ${pair.length} times, and twins are two` }];
  if (regionOf(first) === regionOf(second))
    return [{ resource: second, seen: `${what} has its twin in the same region, ${regionOf(first)}` }];
  const [one, other] = [comparable(first.props), comparable(second.props)];
  return isDeepStrictEqual(one, other)
    ? []
    : [{ resource: second, seen: `it differs from its twin "${first.name}" in ${difference(one, other)}` }];
};

/** The bot that a version or an alias is of, by what it depends on. */
const botOf = (bots: readonly Resource[], { dependencies }: Resource): Resource | undefined =>
  bots.find(({ urn }) => dependencies.includes(urn));

const OWN: Readonly<Record<string, (props: Props) => string>> = {
  "aws-native:lex:BotVersion": () => "",
  "aws-native:lex:BotAlias": (props) => ` ${textAt(props, "botAliasName")}`,
};

export const twinsIdentical: Rule = {
  id: "twins-identical",
  reason: "A failover would change what callers meet, in the middle of a call.",
  remedy: "Declare both from one model (infra/building-blocks/twin-bots.ts), and change both in one deployment.",
  check: (stack) => {
    const bots = ofType(stack, "aws-native:lex:Bot");
    return [...Map.groupBy(bots, nameOf)].flatMap(([name, twins]) => [
      ...compare(`bot ${name}`, twins),
      ...Object.entries(OWN).flatMap(([type, label]) => {
        const own = ofType(stack, type).filter((resource) => twins.includes(botOf(bots, resource) ?? resource));
        const short = type.split(":").at(-1) ?? type;
        return [...Map.groupBy(own, ({ props }) => `${short}${label(props)} of bot ${name}`)].flatMap(([what, pair]) =>
          compare(what, pair),
        );
      }),
    ]);
  },
};
