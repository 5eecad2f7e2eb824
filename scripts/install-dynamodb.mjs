// Gets AWS's own DynamoDB Local from Maven, which the contract of test/dynamodb is also held against. Nothing is got where it is there already.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

const folder = fileURLToPath(new URL("../tools/dynamodb-local/", import.meta.url));
const jar = "DynamoDBLocal-2.5.4.jar"; // As pom.xml has it.
const has = (command, flag) => spawnSync(command, [flag]).status === 0;

if (existsSync(`${folder}lib/${jar}`)) console.log(`DynamoDB Local is there: tools/dynamodb-local/lib/${jar}.`);
else if (!has("mvn", "-version") || !has("java", "-version")) {
  console.error("Cannot get DynamoDB Local: it takes `mvn` and `java` (17 or later) on the PATH. Install both, then try again.");
  process.exitCode = 1;
} else {
  console.log("Getting DynamoDB Local from Maven: about a minute, and 50 MB …");
  const { status } = spawnSync("mvn", ["-q", "-B", "-f", `${folder}pom.xml`, "dependency:copy-dependencies"], { stdio: "inherit" });
  if (status !== 0) {
    console.error(`Cannot get DynamoDB Local: mvn ended with ${status}; its own words are above. Only \`npm run test:dynamodb\` needs it.`);
    process.exitCode = 1;
  }
}
