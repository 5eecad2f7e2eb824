// Third-party modules from one file: a start loads 1,800 of them, and finding, reading and compiling each costs more than running it. The first
// start notes what it loads, and bundles that when it is ready; later ones hand out modules of the bundle. Our own files are always read.
import { createHash } from "node:crypto";
import { readFileSync, statSync } from "node:fs";
import { mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import module, { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { Plugin } from "esbuild";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));

/** What our own code imports: by the specifier it wrote, and by the names that Node finds in it. */
interface Imported {
  readonly url: string;
  readonly names: readonly string[];
}

interface Table {
  readonly bytes: number;
  readonly imported: Readonly<Record<string, Imported>>;
  /** Paths of all modules in the bundle. */
  readonly modules: readonly string[];
}

type Bundle = Readonly<Record<string, () => unknown>>;

const GIVE = "twinline.packages";

const isPackage = (url: string | undefined): url is string => url?.includes("/node_modules/") === true;

const isBare = (specifier: string): boolean => /^[@a-z]/i.test(specifier) && !specifier.includes(":");

const isMissing = (error: unknown): boolean => error instanceof Error && "code" in error && error.code === "ENOENT";

/** One folder for each state of the packages, of Node, of this file, and of the place itself. */
const keyOf = (root: string): string => {
  const hash = createHash("sha256").update(JSON.stringify([process.version, process.platform, process.arch, root]));
  for (const file of [join(root, "package-lock.json"), join(root, "node_modules", ".package-lock.json"), fileURLToPath(import.meta.url)])
    hash.update(readFileSync(file));
  return hash.digest("hex").slice(0, 24);
};

/** A module that has what the bundle's has. An instance of a package must be one, whoever loads it. */
const standIn = (path: string, names: readonly string[]): string => {
  const rest = names.filter((name) => name !== "default" && name !== "module.exports");
  return [
    `const it = globalThis[Symbol.for(${JSON.stringify(GIVE)})](${JSON.stringify(path)});`,
    ...rest.map((name, index) => `const n${index} = it[${JSON.stringify(name)}]; export { n${index} as ${JSON.stringify(name)} };`),
    // Only CommonJS has this name, and there the default is the whole.
    names.includes("module.exports") ? `export { it as "module.exports" }; export default it;` : "",
    names.includes("default") && !names.includes("module.exports") ? "export default it.default;" : "",
  ].join("\n");
};

const requiredStandIn = (path: string, it: unknown): string =>
  // What never runs tells Node's lexer which names an import may ask for.
  `module.exports = globalThis[Symbol.for(${JSON.stringify(GIVE)})](${JSON.stringify(path)});
function names() {${(typeof it === "object" && it !== null ? Object.keys(it) : []).map((name) => `exports[${JSON.stringify(name)}] = 0;`).join("")}}`;

const handOut = (folder: string): void => {
  const table: Table = JSON.parse(readFileSync(join(folder, "table.json"), "utf8"));
  const file = join(folder, "packages.cjs");
  if (statSync(file).size !== table.bytes) throw new Error(`${file} is not whole.`);
  const bundle: Bundle = createRequire(import.meta.url)(file);
  const give = (path: string): unknown => bundle[path]?.();
  Object.defineProperty(globalThis, Symbol.for(GIVE), { value: give });
  const names = new Map(Object.values(table.imported).map((one) => [one.url, one.names]));
  // Data is read where it lies: it need not be one.
  const modules = new Map(table.modules.filter((path) => !path.endsWith(".json")).map((path) => [pathToFileURL(path).href, path]));
  module.registerHooks({
    resolve: (specifier, context, next) => {
      const known = table.imported[specifier];
      return known !== undefined && !isPackage(context.parentURL) && context.conditions.includes("import")
        ? { url: known.url, format: "module", shortCircuit: true }
        : next(specifier, context);
    },
    load: (url, context, next) => {
      const path = modules.get(url);
      if (path === undefined) return next(url, context);
      const named = names.get(url);
      return named !== undefined && context.conditions.includes("import")
        ? { format: "module", source: standIn(path, named), shortCircuit: true }
        : { format: "commonjs", source: requiredStandIn(path, give(path)), shortCircuit: true };
    },
  });
};

// A module that looks at where it lies, or computes what it loads, stays where it is; so do programs of their own.
const LOOKS_AROUND =
  /\b(?:__dirname|__filename|import\.meta|require\.(?:resolve|main|cache|extensions)|module\.(?:parent|paths|children|id))\b|\brequire\((?!["'`])/;

const CLOSURES = /var (\w+) = require\("(\.\/closure\/\w+)"\);\n((?:exports\.\w+ = \1\.\w+;\n)+)/g;

/** Pulumi loads what turns functions into Lambdas (TypeScript, npm's own tree) for programs that never do so: here, when it is called. */
const lazyClosures = (text: string): string =>
  text.replaceAll(CLOSURES, (_, __, path: string, exported: string) =>
    exported.replaceAll(
      /exports\.(\w+) = \w+\.\w+;/g,
      (___, name: string) => `exports.${name} = (...args) => require(${JSON.stringify(path)}).${name}(...args);`,
    ),
  );

/** Pulumi keeps a stack trace for each promise, to name one that never settles. Here only if it is asked to. */
const plainPromises = (text: string): string =>
  text.replace("function debuggablePromise(p, ctx) {", "$&\n    if (!exports.debugPromiseLeaks) return p;");

const LIGHTER: readonly (readonly [string, (text: string) => string])[] = [
  ["/@pulumi/pulumi/runtime/index.js", lazyClosures],
  ["/@pulumi/pulumi/runtime/debuggable.js", plainPromises],
];

interface Noted {
  readonly root: string;
  readonly shelf: string;
  readonly folder: string;
  /** Specifier to URL, as our own code imports it. */
  readonly imported: Map<string, string>;
  /** Path of a package's module to what it asked for: specifier to path. */
  readonly asked: Map<string, Map<string, string>>;
}

/** Resolves as Node did; what was not loaded then is left to Node, where it lies. */
const asNodeDid = (asked: Noted["asked"], members: ReadonlySet<string>): Plugin => ({
  name: "as-node-did",
  setup: (build) => {
    build.onResolve({ filter: /.*/ }, ({ path, importer }) => {
      if (importer === "" || importer === "<stdin>") return { path };
      if (module.isBuiltin(path)) return { path, external: true };
      try {
        // Node asks once for what two modules of one folder require alike: only one of them is noted.
        const found = asked.get(importer)?.get(path) ?? createRequire(importer).resolve(path);
        return { path: found, external: !members.has(found) };
      } catch {
        return { path, external: true }; // An optional package that is not installed.
      }
    });
    build.onLoad({ filter: /@pulumi[/]pulumi[/]runtime[/](?:index|debuggable)\.js$/ }, async ({ path }) => {
      const lighter = LIGHTER.find(([ending]) => path.endsWith(ending))?.[1];
      const text = await readFile(path, "utf8");
      return { contents: lighter === undefined ? text : lighter(text), loader: "js" };
    });
  },
});

const bundleOf = async (root: string, asked: Noted["asked"], members: ReadonlySet<string>): Promise<string> => {
  const { build } = await import("esbuild");
  const ways = [...members].map((path) => `${JSON.stringify(path)}: () => require(${JSON.stringify(path)})`).join(",\n");
  const { outputFiles } = await build({
    stdin: { contents: `module.exports = {\n${ways}\n};`, resolveDir: root, loader: "js" },
    absWorkingDir: root,
    bundle: true,
    platform: "node",
    format: "cjs",
    target: "node24",
    ignoreAnnotations: true,
    minifyWhitespace: true,
    legalComments: "none",
    logLevel: "silent",
    write: false,
    plugins: [asNodeDid(asked, members)],
  });
  return outputFiles[0]?.text ?? "";
};

/** What is reached from `first`, but for what is loaded lazily here, and for modules that must stay where they are. */
const reached = async (asked: Noted["asked"], first: readonly string[]): Promise<ReadonlySet<string>> => {
  const members = new Set<string>();
  const seen = new Set(first);
  for (const path of seen) {
    if (!/\.(?:[cm]?js|json)$/.test(path)) continue;
    if (path.endsWith(".json") || !LOOKS_AROUND.test(await readFile(path, "utf8"))) members.add(path);
    for (const [specifier, found] of asked.get(path) ?? []) if (!specifier.startsWith("./closure/")) seen.add(found);
  }
  return members;
};

let noted: Noted | undefined;

const note = (root: string, shelf: string, folder: string): void => {
  const notes: Noted = { root, shelf, folder, imported: new Map(), asked: new Map() };
  module.registerHooks({
    resolve: (specifier, context, next) => {
      const found = next(specifier, context);
      if (!isPackage(found.url)) return found;
      if (isPackage(context.parentURL)) {
        const parent = fileURLToPath(context.parentURL);
        const of = notes.asked.get(parent) ?? new Map<string, string>();
        notes.asked.set(parent, of.set(specifier, fileURLToPath(found.url)));
      } else if (isBare(specifier) && context.conditions.includes("import")) notes.imported.set(specifier, found.url);
      return found;
    },
  });
  noted = notes;
};

/**
 * Hands out packages from the bundle of an earlier start; without one, notes what is loaded from now on. Call it before anything is imported.
 * @param root folder of package.json
 */
export const usePackageCache = (root: string = ROOT): void => {
  if (process.platform === "win32") return;
  const shelf = join(root, ".twinline", "packages");
  let folder: string;
  try {
    folder = join(shelf, keyOf(root));
  } catch {
    return; // Not installed by npm: nothing tells one state of the packages from another.
  }
  try {
    handOut(folder);
  } catch (error) {
    if (isMissing(error)) note(root, shelf, folder);
    else void rm(folder, { recursive: true, force: true }); // Damaged. The next start notes anew.
  }
};

const make = async ({ root, shelf, folder, imported, asked }: Noted): Promise<void> => {
  const members = await reached(
    asked,
    [...imported.values()].map((url) => fileURLToPath(url)),
  );
  const ours = [...imported].filter(([, url]) => members.has(fileURLToPath(url)));
  const text = await bundleOf(root, asked, members);
  const names = await Promise.all(
    ours.map(async ([specifier, url]): Promise<readonly [string, Imported]> => {
      const namespace: object = await import(url);
      return [specifier, { url, names: Object.keys(namespace) }];
    }),
  );
  await mkdir(shelf, { recursive: true });
  const half = await mkdtemp(join(shelf, "half-"));
  try {
    const table: Table = { bytes: Buffer.byteLength(text), imported: Object.fromEntries(names), modules: [...members] };
    await writeFile(join(half, "packages.cjs"), text);
    await writeFile(join(half, "table.json"), JSON.stringify(table));
    await rename(half, folder);
  } catch {
    await rm(half, { recursive: true, force: true }); // Another start was faster, or the disk is full.
  }
};

/** Bundles what was noted, for the next start; nothing where this one had a bundle. It fails silently: the next start is a slow one then. */
export const keepPackages = async (): Promise<void> => {
  const notes = noted;
  noted = undefined;
  if (notes === undefined) return;
  try {
    const old = await readdir(notes.shelf).catch(() => []);
    await make(notes);
    await Promise.all(
      old.filter((name) => !name.startsWith("half-")).map((name) => rm(join(notes.shelf, name), { recursive: true, force: true })),
    );
  } catch (error) {
    if (process.env["TWINLINE_DEBUG"] !== undefined) console.error(error);
  }
};
