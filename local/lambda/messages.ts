// What the local cloud and an execution environment's worker say to each other. Events and answers travel as JSON text, as they would
// between Lambda and its runtime.

/** Given to the worker at its start. */
export interface Setup {
  /** The folder the archive was unpacked in. */
  readonly taskRoot: string;
  /** `file.export`. */
  readonly handler: string;
  readonly functionName: string;
  readonly functionArn: string;
  readonly memoryMb: number;
  readonly logGroup: string;
  readonly logStream: string;
}

export interface InvocationMessage {
  readonly requestId: string;
  readonly payload: string;
  readonly timeoutMs: number;
}

export type WorkerMessage =
  | { readonly kind: "ready" }
  | { readonly kind: "init-failed"; readonly payload: string }
  | { readonly kind: "answered"; readonly payload: string }
  | { readonly kind: "failed"; readonly payload: string }
  | { readonly kind: "logged"; readonly level: string; readonly text: string };
