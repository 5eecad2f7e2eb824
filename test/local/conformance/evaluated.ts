// The program as a stack has it, made of the real handlers in a cloud that nothing serves: each resource with what is wrong with its inputs,
// and what it got. Evaluated once a stack.
import { evaluate } from "../../../local/program/evaluate.ts";
import { readProject } from "../../../local/program/project.ts";
import { isRegion, type Region } from "../../../shared/region.ts";
import { invokes, resources } from "../../../local/resources/registry.ts";
import { aProgram } from "../resources/a-program.ts";

type Properties = Readonly<Record<string, unknown>>;

export interface Made {
  readonly type: string;
  readonly name: string;
  readonly region: Region;
  readonly inputs: Properties;
  readonly problems: readonly string[];
  readonly id: string;
  readonly outputs: Properties;
}

const evaluateStack = async (stack: string): Promise<readonly Made[]> => {
  const { services, close } = aProgram();
  const regions = new Map<string, Region>();
  const made: Made[] = [];
  const program = await readProject({ folder: process.cwd(), stack, overrides: [] });
  await evaluate(program, {
    resource: async ({ type, name, provider, inputs }) => {
      const region = regions.get(provider.split("::").at(-1) ?? "") ?? inputs["region"];
      if (typeof region !== "string" || !isRegion(region)) throw new Error(`${name} has no region.`);
      if (type.startsWith("pulumi:providers:")) {
        const id = `${type}/${name}`;
        regions.set(id, region);
        return { id, state: inputs };
      }
      const handler = resources[type];
      const problems = (handler?.check(inputs) ?? []).map(({ reason }) => reason);
      const created = await handler?.create(services, { name, region, inputs });
      const { id = "", outputs = {} } = created ?? {};
      made.push({ type, name, region, inputs, problems, id, outputs });
      return { id, state: { ...inputs, ...outputs } };
    },
    invoke: async ({ token, provider, args }) => {
      const region = regions.get(provider.split("::").at(-1) ?? "");
      return (region === undefined ? undefined : invokes[token]?.(services, args, region)) ?? {};
    },
  });
  await close();
  return made;
};

const known = new Map<string, Promise<readonly Made[]>>();

export const evaluated = (stack: "dev" | "prod"): Promise<readonly Made[]> => {
  const found = known.get(stack) ?? evaluateStack(stack);
  known.set(stack, found);
  return found;
};
