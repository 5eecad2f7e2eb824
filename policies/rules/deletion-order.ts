// What is deleted goes in an order that harms nothing: what is used outlives its user, and what is protected stands on nothing that goes.
import { ofType, textAt, type Finding, type Resource, type Rule } from "../resource.ts";

const FLOW = "aws-native:connect:ContactFlow";
const ASSOCIATION = "aws-native:connect:IntegrationAssociation";
/** An alias's policy, where a person associates the bots. */
const EXTENSION = "aws-native:index:ExtensionResource";
const TIE = "aws:connect/phoneNumberContactFlowAssociation:PhoneNumberContactFlowAssociation";

/** All that a resource comes after, near and far, by URN. */
const reach = (stack: readonly Resource[]): ((resource: Resource) => ReadonlySet<string>) => {
  const byUrn = new Map(stack.map((resource) => [resource.urn, resource]));
  const known = new Map<string, ReadonlySet<string>>();
  const of = ({ urn, dependencies }: Resource): ReadonlySet<string> => {
    const found = known.get(urn);
    if (found !== undefined) return found;
    const all = new Set(dependencies);
    known.set(urn, all);
    for (const dependency of dependencies) {
      const resource = byUrn.get(dependency);
      if (resource !== undefined) for (const further of of(resource)) all.add(further);
    }
    return all;
  };
  return of;
};

/** What a function or schedule is allowed must go after it: else its last runs are refused. */
const policiesOf = (stack: readonly Resource[], roleUrns: readonly string[]): readonly Resource[] =>
  ofType(stack, "aws:iam/rolePolicy:RolePolicy").filter(({ dependencies }) => dependencies.some((urn) => roleUrns.includes(urn)));

export const deletionOrder: Rule = {
  id: "deletion-order",
  reason: "A destroy, or a replacement, would break the line before it ends, stop half way, or leave an orphan.",
  remedy: "Let it name the other, or add dependsOn; protect what a protected resource stands on.",
  check: (stack) => {
    const after = reach(stack);
    const findings: Finding[] = [];
    const mustFollow = (resource: Resource, others: readonly Resource[], why: string): void => {
      const all = after(resource);
      for (const other of others)
        if (!all.has(other.urn)) findings.push({ resource, seen: `it does not come after ${other.type} "${other.name}", though ${why}` });
    };

    for (const resource of stack.filter(({ protect }) => protect)) {
      const all = after(resource);
      const loose = stack.filter(({ urn, protect, adopted }) => all.has(urn) && !protect && !adopted);
      for (const other of loose)
        findings.push({ resource, seen: `it is protected and stands on ${other.type} "${other.name}", which is not` });
    }
    for (const flow of ofType(stack, FLOW)) {
      const named = ofType(stack, "aws:lambda/function:Function", "aws-native:lex:BotAlias").filter(({ urn }) =>
        flow.dependencies.includes(urn),
      );
      const needed = ofType(stack, ASSOCIATION, EXTENSION).filter(({ dependencies }) =>
        named.some(({ urn }) => dependencies.includes(urn)),
      );
      mustFollow(flow, needed, "Connect publishes a flow only when it may call what the flow names");
    }
    for (const association of ofType(stack, ASSOCIATION)) {
      const integrated = ofType(stack, "aws:lambda/function:Function", "aws-native:lex:BotAlias");
      if (!integrated.some(({ urn }) => association.dependencies.includes(urn)))
        findings.push({
          resource: association,
          seen: `it names ${textAt(association.props, "integrationArn")} by text, not by its resource`,
        });
    }
    for (const tie of ofType(stack, TIE))
      if (!ofType(stack, FLOW).some(({ urn }) => tie.dependencies.includes(urn)))
        findings.push({ resource: tie, seen: "it names its flow by text, not by its resource" });
    for (const runner of ofType(stack, "aws:lambda/function:Function", "aws:scheduler/schedule:Schedule", "aws-native:lex:Bot")) {
      const roles = ofType(stack, "aws:iam/role:Role").filter(({ urn }) => runner.dependencies.includes(urn));
      mustFollow(
        runner,
        policiesOf(
          stack,
          roles.map(({ urn }) => urn),
        ),
        "it is what its role may do",
      );
    }
    return findings;
  },
};
