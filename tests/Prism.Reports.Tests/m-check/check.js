// Reads M files and says what is wrong with them: node check.js <symbols.json or -> <file>...
// Without symbols ("-") only the syntax is checked. Answers with JSON: [{ file, kind, problems: [{ code, message, line }] }].
//
// Microsoft's parser and language services judge. Of what the services find, these are trusted: unknown identifiers, duplicate
// identifiers, and the number of arguments. Their argument types are not: they find fault with Microsoft's own samples.
"use strict";
const fs = require("fs");
const PQP = require("@microsoft/powerquery-parser");
const LS = require("@microsoft/powerquery-language-services");

const trusted = /UnknownIdentifier|DuplicateIdentifier|InvokeArgumentCountMismatch/;

async function problemsOf(text, symbols) {
    const parsed = await PQP.TaskUtils.tryLexParse(PQP.DefaultSettings, text);
    if (PQP.TaskUtils.isError(parsed)) {
        return { kind: null, problems: [{ code: "Syntax", message: parsed.error.message, line: lineOf(parsed.error) }] };
    }

    return { kind: parsed.ast.kind, problems: symbols === null ? [] : await namesOf(text, symbols) };
}

function lineOf(error) {
    const token = error.innerError && error.innerError.foundToken && error.innerError.foundToken.token;
    return token ? token.positionStart.lineNumber + 1 : null;
}

async function namesOf(text, symbols) {
    const library = LS.LibrarySymbolUtils.createLibrary(symbols, () => new Map(), undefined);
    const inspection = {
        ...PQP.DefaultSettings,
        isWorkspaceCacheAllowed: false,
        library: library.kind === "Ok" ? library.value : library.error.library,
        eachScopeById: undefined,
        typeStrategy: "Primitive",
    };
    const answer = await LS.validate(
        LS.textDocument("checked.pq", 1, text),
        { inspectionSettings: inspection, isWorkspaceCacheAllowed: false, traceManager: PQP.Trace.NoOpTraceManagerInstance, initialCorrelationId: undefined },
        {
            ...inspection,
            cancellationToken: undefined,
            checkDiagnosticsOnParseError: true,
            checkForDuplicateIdentifiers: true,
            checkInvokeExpressions: true,
            checkUnknownIdentifiers: true,
            source: "m",
        },
    );
    if (answer.kind !== "Ok") {
        throw answer.error;
    }

    return answer.value.diagnostics
        .filter((found) => trusted.test(String(found.code)))
        .map((found) => ({ code: String(found.code), message: found.message, line: found.range.start.line + 1 }));
}

async function main([symbolsFile, ...files]) {
    const symbols = symbolsFile === "-" ? null : JSON.parse(fs.readFileSync(symbolsFile, "utf8"));
    const answers = [];
    for (const file of files) {
        answers.push({ file, ...(await problemsOf(fs.readFileSync(file, "utf8"), symbols)) });
    }

    process.stdout.write(JSON.stringify(answers));
}

main(process.argv.slice(2)).catch((error) => {
    process.stderr.write(`${error.stack}\n`);
    process.exitCode = 1;
});
