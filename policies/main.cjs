// Where Pulumi enters the pack. Pulumi's loader would compile a .ts by its own TypeScript; an import leaves it to Node.
import("./index.ts").catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
