// The local DynamoDB over HTTP and nothing else, so that what is measured is the client. A function that is started has been, for all it is told.
import { createServer } from "node:http";
import { json } from "node:stream/consumers";
import type { Tables } from "../local/dynamodb/tables.ts";

const isWire = (value: unknown): value is Parameters<Tables["execute"]>[2] => typeof value === "object" && value !== null;

export const serveTable = async (tables: Tables): Promise<{ readonly endpoint: string; close(): Promise<void> }> => {
  const server = createServer((request, response) => {
    const target = request.headers["x-amz-target"];
    if (target === undefined) {
      request.resume().on("end", () => response.writeHead(202).end());
      return;
    }
    const operation = String(target).split(".")[1] ?? "";
    void json(request)
      .then((input) => (isWire(input) ? tables.execute("us-east-1", operation, input) : {}))
      .then((output) => response.writeHead(200, { "content-type": "application/x-amz-json-1.0" }).end(JSON.stringify(output)));
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return {
    endpoint: `http://127.0.0.1:${port}`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => {
        server.close(resolve);
      });
    },
  };
};
