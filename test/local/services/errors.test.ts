// The errors that the local cloud's services raise, held against those of the services' own models: code and status.
import { globSync, readFileSync } from "node:fs";
import { expect } from "chai";
import { UnsupportedError, type ServiceError } from "../../../local/errors.ts";
import type { ServiceName } from "../../../local/services/action.ts";
import { serviceNames } from "../../../local/services/registry.ts";
import { faultError, missingError } from "../../../local/wire/fault-errors.ts";
import type { ClientModule } from "../../../local/wire/schema.ts";
import { errorsOf } from "../wire/modelled-errors.ts";

interface Service {
  /** Folders of local/ that raise its errors. */
  readonly folders: readonly string[];
  readonly models: readonly (() => Promise<ClientModule>)[];
  /** What it says beside its model: the "Common Errors" page of its API reference, or as noted. */
  readonly common?: readonly string[];
}

const SERVICES: Readonly<Record<ServiceName, Service>> = {
  cloudwatch: {
    folders: ["services/cloudwatch"],
    models: [() => import("@aws-sdk/client-cloudwatch")],
    common: ["Throttling 400", "ValidationError 400"],
  },
  dynamodb: {
    folders: ["dynamodb", "services/dynamodb"],
    models: [() => import("@aws-sdk/client-dynamodb")],
    // Developer guide, "Error handling with DynamoDB".
    common: ["AccessDeniedException 400", "ValidationException 400"],
  },
  lambda: { folders: ["lambda", "services/lambda"], models: [() => import("@aws-sdk/client-lambda")] },
  lex: {
    folders: ["lex", "services/lex-models", "services/lex-runtime"],
    models: [() => import("@aws-sdk/client-lex-runtime-v2"), () => import("@aws-sdk/client-lex-models-v2")],
    // API reference, DeleteBotVersion, skipResourceInUseCheck: named there and in no model; the status is assumed.
    common: ["ResourceInUseException 400"],
  },
  logs: { folders: ["services/logs"], models: [() => import("@aws-sdk/client-cloudwatch-logs")] },
  scheduler: { folders: ["scheduler", "services/scheduler"], models: [() => import("@aws-sdk/client-scheduler")] },
  sns: { folders: ["services/sns"], models: [() => import("@aws-sdk/client-sns")] },
  sqs: {
    folders: ["services/sqs"],
    models: [() => import("@aws-sdk/client-sqs")],
    common: ["InternalFailure 500", "InvalidParameterValue 400"],
  },
  sts: { folders: ["services/sts"], models: [() => import("@aws-sdk/client-sts")], common: ["InternalFailure 500", "Throttling 400"] },
};

const said = ({ code, status }: Pick<ServiceError, "code" | "status">): string => `${code} ${status}`;

/** As they stand in the source: `new ServiceError("CODE", STATUS, …`. */
const raisedIn = (folders: readonly string[]): readonly string[] =>
  folders
    .flatMap((folder) => globSync(`local/${folder}/*.ts`))
    .flatMap((file) => [...readFileSync(file, "utf8").matchAll(/new ServiceError\(\s*"(\w+)",\s*(\d+)/g)])
    .map(([, code = "", status = ""]) => `${code} ${status}`);

const byFaults = (service: ServiceName): readonly string[] => {
  const errors = [faultError(service, "throttle", "a rule"), faultError(service, "error", "a rule")];
  try {
    errors.push(missingError(service, "a rule"));
  } catch (error) {
    if (!(error instanceof UnsupportedError)) throw error;
  }
  return errors.map(said);
};

describe("the errors that services raise", () => {
  for (const service of serviceNames)
    it(`are of the model of ${service}, with its status`, async () => {
      const { folders, models, common = [] } = SERVICES[service];
      const modules = await Promise.all(models.map((load) => load()));
      // Before the wire gives it its form an error may have either name.
      const modelled = new Set(modules.flatMap((module) => [...errorsOf(module, true), ...errorsOf(module, false)]).map(said));
      const raised = new Set([...raisedIn(folders), ...byFaults(service)]);
      expect([...raised].filter((one) => !modelled.has(one) && !common.includes(one))).to.deep.equal([]);
    });

  it("are found in the sources at all", () => {
    expect(raisedIn(["services/sqs"])).to.include("QueueDoesNotExist 400");
  });
});
