// Lets Microsoft's connected-workbooks read a workbook as its template: it looks for connections, the query's package, its parts and the query table, and
// fails where one is missing or broken: node read-workbook.js <file.xlsx>. Says how many bytes it wrote from it.
"use strict";
const fs = require("fs");
const { workbookManager } = require("@microsoft/connected-workbooks");

async function main([file]) {
    const template = new File([fs.readFileSync(file)], "template.xlsx");
    const written = await workbookManager.generateSingleQueryWorkbook(
        { queryMashup: "let Source = 1 in Source", refreshOnOpen: false, queryName: "Query1" },
        undefined,
        { templateFile: template },
    );
    process.stdout.write(String(written.size));
}

main(process.argv.slice(2)).catch((error) => {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
});
