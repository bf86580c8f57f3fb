// Runs a connector's own test against answers of a service: node run-query.js <Prism.pq> <captions.resx> < { query, parameter, expected, answers }
// query: the M of a *.query.pq, a function of the parameter query's value; parameter: the M of the parameter query; expected: the M of its *.query.pqout.
// answers: what the service said, by address: { status, text, rows }. Where one is missing the answer is { needs: [address] }: ask, add, run again.
// Else { requests, result, expected, isEqual }. Steps of the test itself are not folded here as Power Query would: they run over the rows that came.
"use strict";
const fs = require("fs");
const PQP = require("@microsoft/powerquery-parser");
const { expression, field, equal, records, MError, fail } = require("./interpreter.js");
const { captions, library, plain } = require("./run.js");

class Unanswered extends Error {
    constructor(address) {
        super(address);
        this.address = address;
    }
}

const asValue = (value) => (typeof value === "string" && /^\d{4}-\d{2}-\d{2}$/.test(value) ? Object.assign(new Date(`${value}T00:00:00Z`), { hasTime: false }) : value);

function answering(answers, texts, requests) {
    const statusOf = new WeakMap();
    const answer = (address) => {
        if (!answers[address]) {
            throw new Unanswered(address);
        }
        return answers[address];
    };
    const table = (rows, columns) => ({ what: "table", rows, columns });
    return {
        ...library({}, texts, requests),
        "Web.Contents": (address, options) => {
            requests.push(address);
            const { status, text } = answer(address);
            if (status !== 200 && !field(options, "ManualStatusHandling").includes(status)) {
                throw fail("DataSource.Error", `Web.Contents failed to get contents from '${address}' (${status})`);
            }
            const content = { what: "binary", text };
            statusOf.set(content, status);
            return content;
        },
        "Value.Metadata": (value) => new Map([["Response.Status", statusOf.get(value)]]),
        // Rows are fetched when they are asked for, as Power Query does.
        "OData.Feed": (address) => ({
            what: "table",
            address,
            get rows() {
                requests.push(address);
                const { status, rows } = answer(address);
                if (status !== 200) {
                    throw fail("DataSource.Error", `OData: Request failed: The remote server returned an error: (${status})`);
                }
                // Nulls were left out of the answer, and are restored.
                const names = [...new Set(rows.flatMap(Object.keys))];
                return rows.map((row) => new Map(names.map((name) => [name, asValue(row[name] ?? null)])));
            },
        }),
        "#date": (year, month, day) => Object.assign(new Date(Date.UTC(year, month - 1, day)), { hasTime: false }),
        "#datetime": (year, month, day, hour, minute, second) => Object.assign(new Date(Date.UTC(year, month - 1, day, hour, minute, second)), { hasTime: true }),
        "Table.RowCount": (value) => value.rows.length,
        "Table.SelectColumns": (value, names) => table(records(value).map((row) => new Map(names.map((name) => [name, field(row, name)]))), names),
        "Table.Sort": (value, name) => table(records(value).sort((a, b) => (a.get(name) < b.get(name) ? -1 : a.get(name) > b.get(name) ? 1 : 0)), value.columns),
        "Table.ToRows": (value) => records(value).map((row) => [...row.values()]),
        "List.Sort": (list) => [...list].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0)),
        "List.Distinct": (list) => list.filter((value, i) => list.findIndex((other) => equal(other, value)) === i),
        "List.Sum": (list) => list.reduce((sum, value) => sum + value, 0),
        "List.Min": (list) => list.reduce((least, value) => (value < least ? value : least)),
        "List.Max": (list) => list.reduce((most, value) => (value > most ? value : most)),
        "Number.Round": (number, digits) => Math.round(number * 10 ** digits) / 10 ** digits,
    };
}

/** A value as text in which equal values look alike. */
function written(value) {
    return value instanceof Map ? JSON.stringify([...value.keys()].map((name) => [name, written(field(value, name))])) : Array.isArray(value) ? JSON.stringify(value.map(written)) : JSON.stringify(plain(value));
}

async function parsed(text) {
    const answer = await PQP.TaskUtils.tryLexParse(PQP.DefaultSettings, text);
    if (PQP.TaskUtils.isError(answer)) {
        throw answer.error;
    }
    return answer.ast;
}

async function main([connector, resx]) {
    const scenario = JSON.parse(fs.readFileSync(0, "utf8"));
    const section = await parsed(fs.readFileSync(connector, "utf8"));
    const requests = [];
    const names = answering(scenario.answers, captions(resx), requests);
    try {
        const parameter = expression(await parsed(scenario.parameter), names, section);
        const result = written(expression(await parsed(scenario.query), names, section)(parameter));
        const expected = written(expression(await parsed(scenario.expected), names, section));
        process.stdout.write(JSON.stringify({ requests: [...new Set(requests)], result, expected, isEqual: result === expected }));
    } catch (error) {
        if (!(error instanceof Unanswered)) {
            throw error instanceof MError ? new Error(`${error.record.get("Reason")}: ${error.message}`) : error;
        }
        process.stdout.write(JSON.stringify({ needs: [error.address] }));
    }
}

main(process.argv.slice(2)).catch((error) => {
    process.stderr.write(`${error.stack}\n`);
    process.exitCode = 1;
});
