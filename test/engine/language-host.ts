// A stand-in for the Node language host, which comes with an installed CLI only: some commands ask it which plugins the program needs before
// they do their work, though they never run it. This one needs none.
import { Server, ServerCredentials, type sendUnaryData } from "@grpc/grpc-js";
import language from "@pulumi/pulumi/proto/language_grpc_pb.js";
import languageMessages from "@pulumi/pulumi/proto/language_pb.js";
import plugin from "@pulumi/pulumi/proto/plugin_pb.js";

const answers =
  <Response>(response: () => Response) =>
  (_: unknown, answer: sendUnaryData<Response>): void =>
    answer(null, response());

/** @returns what PULUMI_DEBUG_LANGUAGES is to say, and how it is ended */
export const languageHost = async (): Promise<{ readonly debugLanguages: string; close(): void }> => {
  const server = new Server();
  server.addService(language.LanguageRuntimeService, {
    handshake: answers(() => new languageMessages.LanguageHandshakeResponse()),
    getPluginInfo: answers(() => new plugin.PluginInfo().setVersion("3.0.0")),
    getRequiredPackages: answers(() => new languageMessages.GetRequiredPackagesResponse()),
    getRequiredPlugins: answers(() => new languageMessages.GetRequiredPluginsResponse()),
  });
  const port = await new Promise<number>((resolve, reject) => {
    const bound = (error: Error | null, at: number): void => (error === null ? resolve(at) : reject(error));
    server.bindAsync("127.0.0.1:0", ServerCredentials.createInsecure(), bound);
  });
  return { debugLanguages: `nodejs:${port}`, close: () => server.forceShutdown() };
};
