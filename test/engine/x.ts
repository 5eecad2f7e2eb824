import { aProgram } from "../local/resources/a-program.ts";
import { engine } from "../../local/engine/engine.ts";
import { openStack } from "../../local/engine/workspace.ts";
import { changeStack } from "../../local/engine/change.ts";
import { writeFileSync, rmSync } from "node:fs";
import { pathToFileURL } from "node:url";
const root = "/tmp/faultx";
let n = 0;
export const program = (body: string) => {
  const file = `${root}/p${n += 1}-${process.pid}.mjs`;
  writeFileSync(file, `import * as pulumi from "@pulumi/pulumi"; const aws = new pulumi.ProviderResource("aws","aws",{region:"us-east-1"}); const make=(type,name,props,o={})=>new pulumi.CustomResource(type,name,props,{provider:aws,...o});
const q=(name,props={},o)=>make("aws:sqs/queue:Queue",name,{name,...props},o); \n${body}`);
  return { main: pathToFileURL(file), project: "small", stack: "dev", config: {}, secretKeys: [] as string[] };
};
export { aProgram, engine, openStack, changeStack, rmSync };
export const t = (l: string, t0: number) => console.log(l, ((performance.now() - t0) / 1000).toFixed(2));
