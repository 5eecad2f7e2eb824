// The program as `pulumi up` starts it: the Node language host runs the SDK's own entry (@pulumi/pulumi/cmd/run) in the folder of `main`, with the
// configuration in the environment and the engine's addresses as flags. The engine here only writes down what is registered.
import { spawn } from "node:child_process";
import { createRequire, getCompileCacheDir } from "node:module";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { Server, ServerCredentials, type handleUnaryCall } from "@grpc/grpc-js";
import engineService from "@pulumi/pulumi/proto/engine_grpc_pb.js";
import engineProto from "@pulumi/pulumi/proto/engine_pb.js";
import provider from "@pulumi/pulumi/proto/provider_pb.js";
import monitorService from "@pulumi/pulumi/proto/resource_grpc_pb.js";
import proto from "@pulumi/pulumi/proto/resource_pb.js";
import empty from "google-protobuf/google/protobuf/empty_pb.js";
import { read, written } from "../../local/engine/struct.ts";
import type { ProgramOptions } from "../../local/program/evaluate.ts";

export interface Registered {
  /** `type name`, of all but components and providers. */
  readonly resources: readonly string[];
  readonly outputs: readonly string[];
  /** What the program logged as an error, or wrote. */
  readonly said: string;
  readonly code: number | null;
}

const unary =
  <Request, Response>(answer: (request: Request) => Response): handleUnaryCall<Request, Response> =>
  (call, callback) =>
    callback(null, answer(call.request));

const RUN = createRequire(import.meta.url).resolve("@pulumi/pulumi/cmd/run/index.js");

/** A preview: nothing is known but what the program says itself. */
export const runAsLanguageHost = async ({ main, project, stack, config, secretKeys }: ProgramOptions): Promise<Registered> => {
  const resources: string[] = [];
  const said: string[] = [];
  let outputs: readonly string[] = [];
  const nothing = unary(() => new empty.Empty());
  const server = new Server();
  server.addService(monitorService.ResourceMonitorService, {
    supportsFeature: unary((request: proto.SupportsFeatureRequest) =>
      new proto.SupportsFeatureResponse().setHassupport(["secrets", "resourceReferences", "outputValues"].includes(request.getId())),
    ),
    registerResource: unary((request: proto.RegisterResourceRequest) => {
      const [type, name] = [request.getType(), request.getName()];
      if (request.getCustom() && !type.startsWith("pulumi:providers:")) resources.push(`${type} ${name}`);
      const response = new proto.RegisterResourceResponse().setUrn(`urn:pulumi:${stack}::${project}::${type}::${name}`);
      return response.setObject(written(read(request.getObject())));
    }),
    registerResourceOutputs: unary((request: proto.RegisterResourceOutputsRequest) => {
      if (request.getUrn().includes("::pulumi:pulumi:Stack::")) outputs = Object.keys(read(request.getOutputs())).sort();
      return new empty.Empty();
    }),
    invoke: unary((_request: proto.ResourceInvokeRequest) =>
      new provider.InvokeResponse().setReturn(written({ accountId: "111122223333", securityProfileId: "profile" })),
    ),
    signalAndWaitForShutdown: nothing,
  });
  let root = "";
  server.addService(engineService.EngineService, {
    log: unary((request: engineProto.LogRequest) => {
      if (request.getSeverity() >= engineProto.LogSeverity.WARNING) said.push(request.getMessage());
      return new empty.Empty();
    }),
    setRootResource: unary((request: engineProto.SetRootResourceRequest) => {
      root = request.getUrn();
      return new engineProto.SetRootResourceResponse();
    }),
    getRootResource: unary(() => new engineProto.GetRootResourceResponse().setUrn(root)),
  });
  const port = await new Promise<number>((resolve, reject) =>
    server.bindAsync("127.0.0.1:0", ServerCredentials.createInsecure(), (error, bound) =>
      error === null ? resolve(bound) : reject(error),
    ),
  );
  const path = fileURLToPath(main);
  const address = `127.0.0.1:${port}`;
  const flags = [`--monitor=${address}`, `--engine=${address}`, `--project=${project}`, `--stack=${stack}`, "--parallel=16", "--dry-run"];
  const cache = getCompileCacheDir();
  const child = spawn(process.execPath, [RUN, ...flags, `--pwd=${dirname(path)}`, basename(path)], {
    cwd: join(dirname(path), ".."),
    env: {
      ...process.env,
      PULUMI_CONFIG: JSON.stringify(config),
      PULUMI_CONFIG_SECRET_KEYS: JSON.stringify(secretKeys),
      ...(cache === undefined ? {} : { NODE_COMPILE_CACHE: dirname(cache) }),
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding("utf8").on("data", (text: string) => said.push(text));
  const code = await new Promise<number | null>((resolve) => child.once("close", resolve));
  server.forceShutdown();
  return { resources: resources.toSorted(), outputs, said: said.join("\n"), code };
};
