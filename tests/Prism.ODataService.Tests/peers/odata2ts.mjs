// odata2ts: writes a typed client from $metadata, which the TypeScript compiler then checks against a use of it.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = process.argv[2];
const here = dirname(fileURLToPath(import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "prism-odata2ts-"));
try {
  symlinkSync(join(here, "node_modules"), join(folder, "node_modules"));
  writeFileSync(join(folder, "metadata.xml"), await (await fetch(`${root}/$metadata`)).text());
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions: { target: "es2022", module: "nodenext", moduleResolution: "nodenext", strict: true, skipLibCheck: true, noEmit: true, types: [] }, include: ["*.ts", "gen/**/*.ts"] }));
  execFileSync(process.execPath, [join(here, "node_modules/@odata2ts/odata2ts/lib/run-cli.js"), "-s", "metadata.xml", "-o", "gen", "-m", "models", "-e", "ts", "-p", "false"], { cwd: folder, stdio: "pipe" });
  const file = readdirSync(join(folder, "gen"))[0];
  const name = file.replace(/\.ts$/, "");
  writeFileSync(join(folder, "use.ts"), `import type { Worklog, KpiValue } from "./gen/${name}.js";
export const hours = (row: Worklog): number => row.SpentHours;
export const project = (row: Worklog): string | null | undefined => row.Project?.ProjectName;
export const met = (row: KpiValue): boolean => (row.Attainment ?? 0) >= 1;
`);
  execFileSync(process.execPath, [join(here, "node_modules/typescript/bin/tsc"), "-p", "."], { cwd: folder, stdio: "pipe" });
  const types = [...readFileSync(join(folder, "gen", file), "utf8").matchAll(/^export interface (\w+)/gm)].map((m) => m[1]);
  console.log(JSON.stringify({ types }));
} catch (e) {
  console.error(e.stdout?.toString() ?? "", e.stderr?.toString() ?? "", e.message);
  process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true });
}
