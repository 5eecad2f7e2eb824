// dynalite as a library: its own validations and actions over an in-memory store, without its HTTP server. It is loaded at the first table,
// since a cloud without tables need not pay for it.
import { createRequire } from "node:module";
import { ServiceError } from "../errors.ts";
import type { Region } from "../../shared/region.ts";

/** DynamoDB's own wire JSON: attribute values as `{S: "text"}`, binary as base64. */
export type Wire = Readonly<Record<string, unknown>>;

/** One region's tables. @throws ServiceError with DynamoDB's code and message */
export type Store = (operation: string, input: Wire) => Promise<Wire>;

interface Database {
  readonly tableDb: { awsAccountId: string; awsRegion: string };
}

interface Failure {
  readonly statusCode: number;
  readonly body: { readonly __type: string; readonly message?: string; readonly Message?: string };
}

interface Validation {
  readonly types: unknown;
  readonly custom: unknown;
}

interface Validations {
  toLowerFirst(operation: string): string;
  checkTypes(input: Wire, types: unknown): Wire;
  checkValidations(input: Wire, types: unknown, custom: unknown, database: Database): void;
}

type Run = (database: Database, input: Wire, done: (failure: unknown, output: Wire) => void) => void;

const isFailure = (thrown: unknown): thrown is Failure =>
  typeof thrown === "object" && thrown !== null && "statusCode" in thrown && "body" in thrown;

const asServiceError = (thrown: unknown): unknown => {
  if (!isFailure(thrown)) return thrown;
  const { __type, message, Message } = thrown.body;
  return new ServiceError(__type.split("#").at(-1) ?? __type, thrown.statusCode, message ?? Message ?? __type, { cause: thrown });
};

/** Makes the empty store of one region. */
export const createStore = (region: Region, accountId: string): Store => {
  const load = createRequire(import.meta.url);
  const { create }: { readonly create: (options: Readonly<Record<string, number>>) => Database } = load("dynalite/db/index.js");
  const validations: Validations = load("dynalite/validations/index.js");
  const database = create({ createTableMs: 0, deleteTableMs: 0, updateTableMs: 0 });
  // dynalite takes both from the process's environment, which has one region.
  database.tableDb.awsAccountId = accountId;
  database.tableDb.awsRegion = region;
  return (operation, input) =>
    new Promise((resolve, reject) => {
      const name = validations.toLowerFirst(operation);
      const validation: Validation = load(`dynalite/validations/${name}.js`);
      const run: Run = load(`dynalite/actions/${name}.js`);
      try {
        // checkTypes deletes from what it is given.
        const checked = validations.checkTypes({ ...input }, validation.types);
        validations.checkValidations(checked, validation.types, validation.custom, database);
        run(database, checked, (failure, output) => {
          if (failure === null || failure === undefined) resolve(output);
          else reject(asServiceError(failure));
        });
      } catch (thrown) {
        reject(asServiceError(thrown));
      }
    });
};
