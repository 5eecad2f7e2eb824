import { createServer, type RequestListener, type Server } from "node:http";
import { expect } from "chai";
import { signedSender } from "../../../../functions/lib/aws/signed-request.ts";
import { listening } from "../../services.ts";

const REQUEST = { path: "/", headers: {}, body: "", signal: new AbortController().signal };

describe("signedSender()", () => {
  let server: Server | undefined;
  afterEach(() => {
    server?.closeAllConnections();
    server?.close();
  });

  /** Sends so many requests, one after another, to a server that listens so. */
  const sendTo = async (listener: RequestListener, requests: number) => {
    server = createServer(listener);
    const endpoint = new URL(`http://127.0.0.1:${await listening(server)}`);
    const credentials = { accessKeyId: "AKID", secretAccessKey: "secret" };
    const send = signedSender({ service: "dynamodb", region: "us-east-1", endpoint, credentials });
    const got: unknown[] = [];
    for (let left = requests; left > 0; left -= 1)
      got.push(
        await send(REQUEST).then(
          ({ status }) => status,
          (error: unknown) => (error instanceof Error && "code" in error ? error.code : error),
        ),
      );
    return got;
  };

  it("replaces a connection that was closed while nobody used it, without a word", async () => {
    const sockets = new Map<object, number>();
    const onlyOnce: RequestListener = ({ socket }, response) => {
      const before = sockets.get(socket) ?? 0;
      sockets.set(socket, before + 1);
      if (before > 0) socket.destroy();
      else response.end();
    };
    expect(await sendTo(onlyOnce, 3)).to.deep.equal([200, 200, 200]);
    expect([...sockets.values()]).to.deep.equal([2, 2, 1]);
  });

  it("fails with a connection that breaks when it is new", async () => {
    expect(await sendTo(({ socket }) => socket.destroy(), 1)).to.deep.equal(["ECONNRESET"]);
  });
});
