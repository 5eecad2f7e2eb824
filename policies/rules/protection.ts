// What cannot be had back is protected, and kept when the rest goes: the number, its instance, what callers hear after the end, recordings.
import { nameOf, ofType, type Resource, type Rule } from "../resource.ts";

const FLOW = "aws-native:connect:ContactFlow";
const TIE = "aws:connect/phoneNumberContactFlowAssociation:PhoneNumberContactFlowAssociation";

const isClosingFlow = (resource: Resource): boolean => resource.type === FLOW && nameOf(resource).endsWith("closing");

/** What a destroy must leave, and why. */
const KEPT: Readonly<Record<string, string>> = {
  "aws:connect/instance:Instance": "instances may be made and deleted about a hundred times in 30 days (aws-limits.md 5)",
  "aws:connect/phoneNumber:PhoneNumber": "a released number cannot be claimed back for up to 180 days",
  "aws:s3/bucket:Bucket": "it holds recordings",
};

const whyKept = (resource: Resource, stack: readonly Resource[]): string | undefined => {
  if (resource.adopted) return undefined;
  if (isClosingFlow(resource)) return "callers of the kept number hear it";
  // A key outlives what it opens.
  const opens = ofType(stack, "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration");
  if (resource.type === "aws:kms/key:Key" && opens.some(({ dependencies }) => dependencies.includes(resource.urn)))
    return "without it nobody can open the kept recordings";
  return KEPT[resource.type];
};

export const protection: Rule = {
  id: "protection",
  reason: "A mistaken destroy would take what nobody can give back.",
  remedy: "Declare it with protect: true and retainOnDelete: true; a line with a number has a flow whose name ends with closing.",
  check: (stack) => {
    const unprotected = stack.flatMap((resource) => {
      const why = whyKept(resource, stack);
      const missing = [...(resource.protect ? [] : ["protect"]), ...(resource.retainOnDelete === false ? ["retainOnDelete"] : [])];
      return why === undefined || missing.length === 0 ? [] : [{ resource, seen: `it lacks ${missing.join(" and ")}, though ${why}` }];
    });
    const [tie] = ofType(stack, TIE);
    const silent = tie === undefined || stack.some(isClosingFlow) ? [] : [{ resource: tie, seen: "the number has no closing flow" }];
    return [...unprotected, ...silent];
  },
};
