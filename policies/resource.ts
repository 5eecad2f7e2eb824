// A resource as rules see it: plain data, the same whether mocha built it from the evaluated program or CrossGuard handed it over. Nothing of
// ours, nothing of Pulumi.

export type Props = Readonly<Record<string, unknown>>;

export interface Resource {
  /** Type token, as in `aws:dynamodb/table:Table`. */
  readonly type: string;
  /** Logical name. */
  readonly name: string;
  readonly urn: string;
  readonly props: Props;
  readonly protect: boolean;
  /** undefined where nobody says: CrossGuard does not. */
  readonly retainOnDelete: boolean | undefined;
  /** True for one that exists already and is only read. CrossGuard does not say, so there it is false. */
  readonly adopted: boolean;
  /** Settings of its provider: `region`, and the tags that it puts on all it makes. */
  readonly provider: { readonly props: Props };
  /** URNs of what it names and of what it must come after. */
  readonly dependencies: readonly string[];
}

export interface Finding {
  readonly resource: Resource;
  /** What is wrong with it and the value seen; one sentence without its full stop. */
  readonly seen: string;
}

export interface Rule {
  /** Stable for ever: configuration and exceptions name it. */
  readonly id: string;
  /** What would happen without it. */
  readonly reason: string;
  readonly remedy: string;
  /** Everything in the stack that it refuses. */
  readonly check: (stack: readonly Resource[]) => readonly Finding[];
}

export interface Violation {
  readonly rule: string;
  readonly urn: string;
  /** The whole sentence, with reason and remedy. */
  readonly message: string;
}

/** Stands for a value that is not known before the deployment. It is something, and equal to nothing. */
export const UNKNOWN = "(known after the deployment)";

export const isProps = (value: unknown): value is Props => typeof value === "object" && value !== null && !Array.isArray(value);

/** The value at a path; undefined where the path ends early. */
export const at = (value: unknown, ...path: readonly (string | number)[]): unknown => {
  let here: unknown = value;
  for (const step of path) {
    if (Array.isArray(here)) here = here[Number(step)];
    else if (isProps(here)) here = here[step];
    else return undefined;
  }
  return here;
};

export const textAt = (value: unknown, ...path: readonly (string | number)[]): string => {
  const found = at(value, ...path);
  return typeof found === "string" ? found : "";
};

/** A list, whether AWS was given one thing or several; nothing for nothing. */
export const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : value === undefined ? [] : [value]);

export const regionOf = ({ provider, props }: Resource): string => textAt(provider.props, "region") || textAt(props, "region");

export const ofType = (stack: readonly Resource[], ...types: readonly string[]): readonly Resource[] =>
  stack.filter(({ type }) => types.includes(type));

/** Its name in AWS, or its logical one. */
export const nameOf = ({ props, name }: Resource): string => textAt(props, "name") || name;

/** Runs the rules over a stack. @returns every violation of every rule, in the rules' order */
export const violations = (rules: readonly Rule[], stack: readonly Resource[]): readonly Violation[] =>
  rules.flatMap(({ id, reason, remedy, check }) =>
    check(stack).map(({ resource: { type, name, urn }, seen }) => ({
      rule: id,
      urn,
      message: `${type} "${name}" breaks the rule ${id}: ${seen}. ${reason} ${remedy}`,
    })),
  );
