// `twinline doctor`: what can be known before a deployment, each with what to do about it. All of it is asked side by side.
import { processOutput, type Output } from "../common/output.ts";
import { projectFolder } from "../common/project-folder.ts";
import { colours } from "../common/terminal.ts";
import { credentials, NEEDED, offered, quotas, SERVICES } from "./account.ts";
import type { Diagnosis } from "./check.ts";
import { languageHost, nodeOnPath, pulumiCli } from "./machine.ts";
import { doctorServices, type DoctorServices } from "./services.ts";
import { textsOf } from "./texts.ts";
import { alias, passphrase, readStack, secretsOf, settingsOf, unreadable, type StackRead } from "./settings.ts";

export interface DoctorOptions {
  readonly stack: string;
  /** Address of a local cloud to ask instead of AWS. */
  readonly on?: string;
  /** Leaves the account alone. */
  readonly offline: boolean;
  readonly json: boolean;
}

const accountOf = async (services: DoctorServices, { texts: settings }: StackRead): Promise<readonly Diagnosis[]> => {
  const { homeRegion = "", standbyRegion = "" } = settings;
  const regions = [
    { region: homeRegion, role: "home" },
    { region: standbyRegion, role: "standby" },
  ] as const;
  const identities = await Promise.all(regions.map(({ region }) => credentials(services, region)));
  // Without credentials nothing else can be asked: one line says so, not ten.
  if (identities.every(({ state }) => state !== "ok")) return identities;
  const asked = regions.flatMap(({ region, role }) =>
    SERVICES.filter((service) => role === "home" || NEEDED.some((one) => one.service === service && one.where === "both")).map((service) =>
      quotas(services, service, region, role),
    ),
  );
  return [...identities, ...(await Promise.all([...asked, textsOf(services, homeRegion, settings)])).flat()];
};

/** Everything that was seen, in the order in which it is told. */
export const examine = async (
  services: DoctorServices,
  folder: string,
  { stack, offline }: DoctorOptions,
): Promise<readonly Diagnosis[]> => {
  const ofStack = async (): Promise<readonly Diagnosis[]> => {
    let read: StackRead;
    try {
      read = await readStack(services, { folder, stack });
    } catch (error) {
      return unreadable(stack, error);
    }
    const { homeRegion = "", standbyRegion = "" } = read.texts;
    return [
      ...settingsOf(read),
      ...secretsOf(read),
      passphrase(read, services),
      alias(read),
      offered(homeRegion, "home"),
      offered(standbyRegion, "standby"),
      ...(offline ? [] : await accountOf(services, read)),
    ];
  };
  const [machine, rest] = await Promise.all([Promise.all([nodeOnPath(services), pulumiCli(services), languageHost(services)]), ofStack()]);
  return [...machine, ...rest];
};

/** Prints a line for each thing that was looked at; exit code 1 when one of them fails. */
export const doctor = async (
  options: DoctorOptions,
  { print, fail }: Output = processOutput,
  services: DoctorServices = doctorServices(projectFolder, options.on),
): Promise<void> => {
  const found = await examine(services, projectFolder, options);
  const failed = found.filter(({ state }) => state === "fail").length;
  if (options.json) for (const one of found) print(JSON.stringify({ kind: "check", ...one }));
  else {
    const paint = colours(process.stdout);
    const marks = { ok: paint.green("ok  "), warn: paint.yellow("warn"), fail: paint.red("fail") };
    for (const { state, what, seen, remedy } of found) {
      print(`${marks[state]} ${what}: ${seen}`);
      if (remedy !== "") print(`     ${paint.dim(remedy)}`);
    }
    print(failed === 0 ? "Nothing stands in the way that can be seen from here." : `${failed} of ${found.length} would stop a deployment.`);
  }
  if (failed > 0) fail();
};
