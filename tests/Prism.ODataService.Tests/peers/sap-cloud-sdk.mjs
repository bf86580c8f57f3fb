// SAP Cloud SDK: its generator writes a client from $metadata, the compiler makes it run, and the client reads a filtered page.
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = process.argv[2];
const here = dirname(fileURLToPath(import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "prism-sap-"));
try {
  symlinkSync(join(here, "node_modules"), join(folder, "node_modules"));
  writeFileSync(join(folder, "package.json"), "{}");
  mkdirSync(join(folder, "in"));
  writeFileSync(join(folder, "in", "prism.edmx"), await (await fetch(`${root}/$metadata`)).text());
  execFileSync(process.execPath, [join(here, "node_modules/@sap-cloud-sdk/generator/dist/cli.js"), "--input", "in", "--outputDir", "out", "--transpile", "false", "--skipValidation"], { cwd: folder, stdio: "pipe" });
  execFileSync(process.execPath, [join(here, "node_modules/typescript/bin/tsc"), "--outDir", "js", "--target", "es2022", "--module", "commonjs", "--moduleResolution", "node10", "--ignoreDeprecations", "5.0", "--skipLibCheck", "out/prism/index.ts"], { cwd: folder, stdio: "pipe" });
  const require = createRequire(join(folder, "js", "x.js"));
  const module = readdirSync(join(folder, "js")).includes("index.js") ? "./index.js" : "./prism/index.js";
  const { prism } = require(module);
  const { worklogsApi } = prism();
  const rows = await worklogsApi.requestBuilder().getAll()
    .filter(worklogsApi.schema.SPENT_HOURS.greaterThan(0))
    .orderBy({ orderType: "asc", selector: worklogsApi.schema.WORKLOG_SK, _fieldName: "WorklogSk" })
    .select(worklogsApi.schema.WORKLOG_SK, worklogsApi.schema.SPENT_HOURS, worklogsApi.schema.DATE)
    .top(5).execute({ url: root });
  console.log(JSON.stringify({ keys: rows.map((r) => Number(r.worklogSk)), dates: rows.map((r) => r.date?.format("YYYY-MM-DD") ?? null) }));
} catch (e) {
  console.error(e.stdout?.toString().slice(-2000) ?? "", e.stderr?.toString().slice(-2000) ?? "", e.stack);
  process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true });
}
