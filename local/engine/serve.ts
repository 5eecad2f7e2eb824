// The providers' servers, one a package since each has a version, told to the engine by PULUMI_DEBUG_PROVIDERS.
import { createRequire } from "node:module";
import { Server, ServerCredentials } from "@grpc/grpc-js";
import service from "@pulumi/pulumi/proto/provider_grpc_pb.js";
import { z } from "zod";
import type { Services } from "../services.ts";
import type { Journal } from "./journal.ts";
import { provider } from "./provider.ts";

/** Archives of code are inputs; the engine's own limit is higher. */
const MESSAGE_BYTES = 64 * 1024 * 1024;
/** As each answers DiffConfig for another region: pulumi-aws replaces (pull request 4000), aws-native names nothing that does (its provider.go). */
const PACKAGES = {
  aws: { module: "@pulumi/aws", replaces: true },
  "aws-native": { module: "@pulumi/aws-native", replaces: false },
} as const;

export interface ProviderServers {
  /** For PULUMI_DEBUG_PROVIDERS. */
  readonly debugProviders: string;
  close(): void;
}

const require = createRequire(import.meta.url);
const versionOf = (module: string): string => z.object({ version: z.string() }).parse(require(`${module}/package.json`)).version;

export const serveProviders = async (services: Services, journal: Journal): Promise<ProviderServers> => {
  const started = await Promise.all(
    Object.entries(PACKAGES).map(async ([name, { module, replaces }]) => {
      const server = new Server({ "grpc.max_receive_message_length": MESSAGE_BYTES, "grpc.max_send_message_length": MESSAGE_BYTES });
      server.addService(service.ResourceProviderService, provider(services, journal, { version: versionOf(module), replaces }));
      const port = await new Promise<number>((resolve, reject) => {
        const bound = (error: Error | null, at: number): void => (error === null ? resolve(at) : reject(error));
        server.bindAsync("127.0.0.1:0", ServerCredentials.createInsecure(), bound);
      });
      return { server, address: `${name}:${port}` };
    }),
  );
  return {
    debugProviders: started.map(({ address }) => address).join(","),
    close: () => {
      for (const { server } of started) server.forceShutdown();
    },
  };
};
