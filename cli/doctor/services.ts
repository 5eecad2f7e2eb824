// What the doctor asks: this machine's programs and files, and AWS. Clients are made here alone.
import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { delimiter } from "node:path";
import { promisify } from "node:util";
import { SNSClient } from "@aws-sdk/client-sns";
import { ServiceQuotasClient, paginateListServiceQuotas } from "@aws-sdk/client-service-quotas";
import { GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";
import { realClock, type Clock } from "../../shared/clock.ts";
import { UserError } from "../../local/errors.ts";
import { smsAccount, type SmsAccount } from "./texts.ts";

export interface DoctorServices {
  readonly clock: Clock;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** What a program on the PATH prints. @throws Error when there is none, or it fails */
  readonly run: (program: string, args: readonly string[], signal: AbortSignal) => Promise<string>;
  /** A file of the project. @throws Error when it cannot be read */
  readonly file: (name: string) => Promise<string>;
  /** The account and the ARN of whose credentials these are, by the STS of a region. @throws Error when there are none, or the region is off */
  readonly whoAmI: (region: string, signal: AbortSignal) => Promise<{ readonly account: string; readonly arn: string }>;
  /** Values of a service's quotas in a region, by name. @throws Error when they may not be read */
  readonly quotas: (service: string, region: string, signal: AbortSignal) => Promise<ReadonlyMap<string, number>>;
  /** The account's SMS in a region. */
  readonly sms: (region: string) => SmsAccount;
}

const execute = promisify(execFile);

/** The PATH as a shell has it: npx puts this project's own programs before it, and Pulumi would not find those. */
const shellPath = (path: string): string =>
  path
    .split(delimiter)
    .filter((folder) => !folder.endsWith("node_modules/.bin"))
    .join(delimiter);

/** @param folder of Pulumi.yaml. @param endpoint of a local cloud; undefined for AWS */
export const doctorServices = (folder: string, endpoint?: string): DoctorServices => {
  const local = endpoint === undefined ? {} : { endpoint, credentials: { accessKeyId: "local", secretAccessKey: "local" } };
  const config = (region: string) => ({ region, maxAttempts: 2, ...local });
  return {
    clock: realClock,
    environment: process.env,
    run: async (program, args, signal) => {
      const { stdout, stderr } = await execute(program, [...args], {
        signal,
        env: { ...process.env, PATH: shellPath(process.env["PATH"] ?? "") },
      });
      return `${stdout}${stderr}`.trim();
    },
    file: (name) => readFile(`${folder}/${name}`, "utf8"),
    whoAmI: async (region, abortSignal) => {
      const { Account = "", Arn = "" } = await new STSClient(config(region)).send(new GetCallerIdentityCommand({}), { abortSignal });
      return { account: Account, arn: Arn };
    },
    quotas: async (ServiceCode, region, abortSignal) => {
      if (endpoint !== undefined) throw new UserError("a local cloud has none");
      const found = new Map<string, number>();
      for await (const { Quotas = [] } of paginateListServiceQuotas(
        { client: new ServiceQuotasClient(config(region)) },
        { ServiceCode },
        { abortSignal },
      ))
        for (const { QuotaName = "", Value = 0 } of Quotas) found.set(QuotaName, Value);
      return found;
    },
    sms: (region) => smsAccount(new SNSClient(config(region))),
  };
};
