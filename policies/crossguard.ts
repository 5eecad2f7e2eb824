// The rules as CrossGuard takes them: one policy a rule, over the whole stack. What the engine hands over becomes the plain resources that the
// rules know; what it does not know yet before a deployment becomes UNKNOWN.
import type { PolicyResource, StackValidationPolicy } from "@pulumi/policy";
import { isProps, UNKNOWN, type Props, type Resource, type Rule } from "./resource.ts";

/** The kit throws at whoever reads a value that is not known yet. */
const known = (read: () => unknown): unknown => {
  try {
    return read();
  } catch {
    return UNKNOWN;
  }
};

const plain = (value: unknown): unknown => {
  if (Array.isArray(value)) {
    const list: readonly unknown[] = value;
    return list.map((_, index) => plain(known(() => list[index])));
  }
  return isProps(value) ? plainProps(value) : value;
};

/** A plain copy. An absent output is null there, and left out here. */
const plainProps = (props: Props): Props => {
  const entries = Object.keys(props).map((key) => [key, plain(known(() => props[key]))] as const);
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined && value !== null));
};

export const asResource = (resource: PolicyResource): Resource => ({
  type: resource.type,
  name: resource.name,
  urn: resource.urn,
  props: plainProps(resource.props),
  protect: resource.opts.protect,
  retainOnDelete: undefined,
  adopted: false,
  provider: { props: plainProps(resource.provider?.props ?? {}) },
  dependencies: resource.dependencies.map(({ urn }) => urn),
});

/** The resources that the program itself declares: no components, no providers, no stack. */
const isCustom = ({ type }: PolicyResource): boolean => /^aws(?:-native)?:/.test(type);

export const stackPolicy = ({ id, reason, remedy, check }: Rule): StackValidationPolicy => ({
  name: id,
  description: reason,
  remediationSteps: remedy,
  enforcementLevel: "mandatory",
  validateStack: ({ resources }, reportViolation) => {
    for (const { resource, seen } of check(resources.filter(isCustom).map(asResource))) reportViolation(`${seen}. ${remedy}`, resource.urn);
  },
});
