// UI5's v4 model in a browser without a window: a list with a count, an expanded reference and a filter by $batch, then one row by itself.
import { fork } from "node:child_process";
import { createServer, request as forward } from "node:http";
import { readFile } from "node:fs/promises";
import { dirname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
if (process.argv[2] === "--resources") {
  // A process of its own: the loader asks for some of its files synchronously.
  const files = join(here, "node_modules/@openui5/sap.ui.core/src");
  const feed = new URL(process.argv[3]);
  const server = createServer(async (request, response) => {
    if (request.url.startsWith(feed.pathname)) {
      // The feed behind the page's own origin, as a browser wants it.
      const onward = forward(new URL(request.url, feed), { method: request.method, headers: { ...request.headers, host: feed.host } }, (answer) => {
        response.writeHead(answer.statusCode, answer.headers);
        answer.pipe(response);
      });
      request.pipe(onward);
      return;
    }
    try {
      const path = normalize(new URL(request.url, "http://x").pathname.replace(/^\/resources\//, ""));
      const body = path === "index.html" || path === "/" ? Buffer.from("<html><body></body></html>") : await readFile(join(files, path));
      response.writeHead(200, { "Content-Type": path.endsWith(".json") ? "application/json" : path.endsWith(".html") ? "text/html" : "text/javascript", "Access-Control-Allow-Origin": "*" });
      response.end(body);
    } catch {
      response.writeHead(404);
      response.end();
    }
  });
  server.listen(0, "127.0.0.1", () => process.send(server.address().port));
} else {
  const { JSDOM, ResourceLoader, VirtualConsole } = await import("jsdom");
  const root = process.argv[2];
  const child = fork(fileURLToPath(import.meta.url), ["--resources", root]);
  const port = await new Promise((resolve) => child.once("message", resolve));
  const origin = `http://127.0.0.1:${port}`;
  try {
    const errors = new VirtualConsole();
    errors.on("jsdomError", (e) => { if (process.env.PEER_DEBUG) console.error(e.message); });
    const dom = new JSDOM("<html><body></body></html>", { url: `${origin}/resources/index.html`, runScripts: "dangerously", resources: new ResourceLoader({ strictSSL: false }), virtualConsole: errors });
    const { window } = dom;
    const load = (name) => new Promise((resolve, reject) => {
      const script = window.document.createElement("script");
      script.src = `${origin}/resources/${name}`;
      script.id = name === "ui5loader-autoconfig.js" ? "sap-ui-bootstrap" : "";
      script.dataset.sapUiAsync = "true";
      script.dataset.sapUiCompatVersion = "edge";
      script.onload = resolve;
      script.onerror = () => reject(new Error(`${name} was not loaded`));
      window.document.head.appendChild(script);
    });
    window.matchMedia ??= () => ({ matches: false, addListener() {}, removeListener() {}, addEventListener() {}, removeEventListener() {} });
    window["sap-ui-config"] = { async: true, compatVersion: "edge" };
    await load("ui5loader.js");
    await load("ui5loader-autoconfig.js");
    const ui5 = (...names) => new Promise((resolve, reject) => window.sap.ui.require(names, (...modules) => resolve(modules), reject));
    const [ODataModel, Filter, Sorter] = await ui5("sap/ui/model/odata/v4/ODataModel", "sap/ui/model/Filter", "sap/ui/model/Sorter");
    const model = new ODataModel({ serviceUrl: `${new URL(root).pathname}/`, operationMode: "Server", autoExpandSelect: false, earlyRequests: false });
    if (process.env.PEER_DEBUG) console.error("loaded", performance.now());
    const list = model.bindList("/Worklogs", undefined, [new Sorter("WorklogSk")], [new Filter("SpentHours", "GT", 0)], { $count: true, $select: "WorklogSk,SpentHours,Date", $expand: { Project: { $select: ["ProjectSk", "ProjectName"] } } });
    const contexts = await list.requestContexts(0, 5);
    const rows = contexts.map((c) => c.getObject());
    const one = await model.bindContext(`/Worklogs(${rows[0].WorklogSk})`).requestObject();
    const type = model.getMetaModel().getObject("/Worklogs/CostAmount/$Type") ?? await model.getMetaModel().requestObject("/Worklogs/CostAmount/$Type");
    console.log(JSON.stringify({ keys: rows.map((r) => Number(r.WorklogSk)), projects: rows.map((r) => r.Project.ProjectSk), count: list.getLength(), one: Number(one.WorklogSk), type }));
    window.close();
  } catch (e) {
    console.error(e.stack ?? e);
    process.exitCode = 1;
  } finally {
    child.kill();
  }
}
