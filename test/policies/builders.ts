// Resources for the rules to judge, and the program's own.
import { declared, type Declaration } from "../../local/program/declared.ts";
import { readProject } from "../../local/program/project.ts";
import type { Props, Resource, Rule } from "../../policies/resource.ts";

export const aResource = (type: string, name: string, props: Props = {}, overrides: Partial<Resource> = {}): Resource => ({
  type,
  name,
  urn: `urn:pulumi:test::twinline::${type}::${name}`,
  props,
  protect: false,
  retainOnDelete: false,
  adopted: false,
  provider: { props: { region: "us-east-1" } },
  dependencies: [],
  ...overrides,
});

/** Of another region. */
export const inWest = { provider: { props: { region: "us-west-2" } } };

/** Comes after these. */
export const after = (...resources: readonly Resource[]): Pick<Resource, "dependencies"> => ({
  dependencies: resources.map(({ urn }) => urn),
});

/** Protected and kept. */
export const kept = { protect: true, retainOnDelete: true };

/** A policy of one statement that allows. */
export const allows = (statement: Readonly<Record<string, unknown>>): string =>
  JSON.stringify({ Version: "2012-10-17", Statement: [{ Effect: "Allow", ...statement }] });

/** What a rule refuses of a stack, a line each: the resource's name and what was seen. */
export const refused = ({ check }: Rule, ...stack: readonly Resource[]): readonly string[] =>
  check(stack).map(({ resource, seen }) => `${resource.name}: ${seen}`);

const programs = new Map<string, Promise<readonly Declaration[]>>();

/** The resources that a stack's program declares, evaluated once for each setting of it. */
export const programOf = (stack: string, ...overrides: string[]): Promise<readonly Declaration[]> => {
  const key = [stack, ...overrides].join(" ");
  const known = programs.get(key) ?? readProject({ folder: process.cwd(), stack, overrides }).then(declared);
  programs.set(key, known);
  return known;
};
