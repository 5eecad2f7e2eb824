// Runs inside an execution environment: loads the handler of the unpacked bundle, and calls it for each event. It plays Lambda's Node
// runtime, with the same errors in the same words.
import { existsSync } from "node:fs";
import { createRequire, setSourceMapsSupport } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { format } from "node:util";
import { parentPort, workerData } from "node:worker_threads";
import type { InvocationMessage, Setup, WorkerMessage } from "./messages.ts";

type Handler = (event: unknown, context: unknown) => unknown;

// Both sides are ours and built together: what comes is what was sent.
const setup: Setup = workerData;

const tell = (message: WorkerMessage): void => parentPort?.postMessage(message, []);

class RuntimeFailure extends Error {
  constructor(name: string, message: string) {
    super(message);
    this.name = name;
  }
}

const describe = (thrown: unknown): string =>
  JSON.stringify(
    thrown instanceof Error
      ? { errorType: thrown.name, errorMessage: thrown.message, trace: (thrown.stack ?? "").split("\n") }
      : { errorType: typeof thrown, errorMessage: String(thrown), trace: [] },
  );

const find = (file: string): string => {
  const path = [".js", ".mjs", ".cjs"].map((extension) => join(setup.taskRoot, `${file}${extension}`)).find((one) => existsSync(one));
  if (path === undefined) throw new RuntimeFailure("Runtime.ImportModuleError", `Error: Cannot find module '${file}'`);
  return path;
};

const exported = (loaded: unknown, name: string): unknown => {
  if (typeof loaded !== "object" || loaded === null) return undefined;
  return Object.entries(loaded).find(([key]) => key === name)?.[1];
};

const isHandler = (value: unknown): value is Handler => typeof value === "function";

const loadHandler = async (): Promise<Handler> => {
  const dot = setup.handler.lastIndexOf(".");
  const [file, name] = [setup.handler.slice(0, dot), setup.handler.slice(dot + 1)];
  const path = find(file);
  let loaded: unknown;
  try {
    loaded = path.endsWith(".mjs") ? await import(pathToFileURL(path).href) : createRequire(path)(path);
  } catch (thrown) {
    if (thrown instanceof SyntaxError) throw new RuntimeFailure("Runtime.UserCodeSyntaxError", `SyntaxError: ${thrown.message}`);
    throw thrown;
  }
  const handler = exported(loaded, name);
  if (!isHandler(handler)) throw new RuntimeFailure("Runtime.HandlerNotFound", `${setup.handler} is undefined or not exported`);
  // connect-lambda.md 7: from Node.js 24 the runtime refuses handlers that take a callback.
  if (handler.length >= 3)
    throw new RuntimeFailure(
      "Runtime.CallbackHandlerDeprecated",
      "AWS Lambda has removed support for callback-based function handlers starting with Node.js 24. Use an async function.",
    );
  return handler;
};

const contextOf = ({ requestId, timeoutMs }: InvocationMessage) => {
  const begun = performance.now();
  return {
    awsRequestId: requestId,
    callbackWaitsForEmptyEventLoop: true,
    functionName: setup.functionName,
    functionVersion: "$LATEST",
    invokedFunctionArn: setup.functionArn,
    memoryLimitInMB: String(setup.memoryMb),
    logGroupName: setup.logGroup,
    logStreamName: setup.logStream,
    getRemainingTimeInMillis: () => Math.max(0, Math.round(timeoutMs - (performance.now() - begun))),
  };
};

const marshal = (answer: unknown): string => {
  try {
    // An answer that JSON has no word for (undefined, a function) is null, as in Lambda. The library's type does not admit it.
    const parts: readonly (string | undefined)[] = [JSON.stringify(answer)];
    return parts[0] ?? "null";
  } catch (thrown) {
    throw new RuntimeFailure("Runtime.MarshalError", `Unable to stringify response body: ${String(thrown)}`);
  }
};

const serve = async (handler: Handler, message: InvocationMessage): Promise<void> => {
  try {
    const event: unknown = JSON.parse(message.payload);
    tell({ kind: "answered", payload: marshal(await handler(event, contextOf(message))) });
  } catch (thrown) {
    tell({ kind: "failed", payload: describe(thrown) });
  }
};

const LEVELS = { debug: "DEBUG", error: "ERROR", info: "INFO", log: "INFO", trace: "TRACE", warn: "WARN" } as const;

const captureConsole = (): void => {
  const log =
    (level: string) =>
    (...args: readonly unknown[]): void =>
      tell({ kind: "logged", level, text: format(...args) });
  Object.assign(console, Object.fromEntries(Object.entries(LEVELS).map(([method, level]) => [method, log(level)])));
};

const start = async (): Promise<void> => {
  setSourceMapsSupport(true);
  captureConsole();
  // Thrown out of here it ends the environment, as it does in Lambda.
  process.on("unhandledRejection", (thrown) => {
    throw new RuntimeFailure("Runtime.UnhandledPromiseRejection", String(thrown));
  });
  try {
    const handler = await loadHandler();
    parentPort?.on("message", (message: InvocationMessage) => void serve(handler, message));
    tell({ kind: "ready" });
  } catch (thrown) {
    tell({ kind: "init-failed", payload: describe(thrown) });
  }
};

await start();
