// The provider's server: both packages over one port, told to the engine by PULUMI_DEBUG_PROVIDERS.
import { Server, ServerCredentials } from "@grpc/grpc-js";
import service from "@pulumi/pulumi/proto/provider_grpc_pb.js";
import type { Services } from "../services.ts";
import { provider } from "./provider.ts";

/** Archives of code are inputs; the engine itself allows 400 MB. */
const MESSAGE_BYTES = 64 * 1024 * 1024;

export interface ProviderServer {
  /** For PULUMI_DEBUG_PROVIDERS. */
  readonly debugProviders: string;
  close(): void;
}

export const serveProviders = async (services: Services): Promise<ProviderServer> => {
  const server = new Server({ "grpc.max_receive_message_length": MESSAGE_BYTES, "grpc.max_send_message_length": MESSAGE_BYTES });
  server.addService(service.ResourceProviderService, provider(services, { version: "0.0.1" }));
  const port = await new Promise<number>((resolve, reject) =>
    server.bindAsync("127.0.0.1:0", ServerCredentials.createInsecure(), (error, bound) => (error === null ? resolve(bound) : reject(error))),
  );
  return { debugProviders: `aws:${port},aws-native:${port}`, close: () => server.forceShutdown() };
};
