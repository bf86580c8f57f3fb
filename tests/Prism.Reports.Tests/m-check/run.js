// Runs functions of the connector against a service that a scenario describes, and tells what it asked for and what came of it:
// node run.js <Prism.pq> <captions.resx> < scenarios.json
// A scenario: { call: ["Prism.Facts", ...], status, body, failure, codes }. A date is { date: "2025-01-31" }, an instant
// { datetime: "2025-01-31T00:00:00" }. status and body answer Web.Contents; failure is the message it fails with instead; feedFailure is
// what OData.Feed fails with; codes are the project codes that OData.Feed finds.
// The answer to each: { requests: [{ by, address, options }], value } or { requests, error: { Reason, Message } }.
"use strict";
const fs = require("fs");
const PQP = require("@microsoft/powerquery-parser");
const { section, field, records, MError, fail } = require("./interpreter.js");

const statusOf = new WeakMap();
const pad = (number, width) => String(number).padStart(width, "0");

function captions(file) {
    const found = new Map();
    for (const [, name, value] of fs.readFileSync(file, "utf8").matchAll(/<data name="([^"]+)"[^>]*>\s*<value>([^<]*)<\/value>/g)) {
        found.set(name, value.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&"));
    }
    return found;
}

function record(value) {
    if (Array.isArray(value)) {
        return value.map(record);
    }
    return value !== null && typeof value === "object" ? new Map(Object.entries(value).map(([name, part]) => [name, record(part)])) : value;
}

function argument(value) {
    if (value === null || typeof value !== "object") {
        return value;
    }
    const text = value.date ?? value.datetime;
    if (typeof text === "string") {
        return Object.assign(new Date(value.date ? `${text}T00:00:00Z` : `${text}Z`), { hasTime: value.date === undefined });
    }
    return new Map(Object.entries(value).map(([name, part]) => [name, argument(part)]));
}

function plain(value) {
    if (value instanceof Map) {
        return Object.fromEntries([...value.keys()].map((name) => [name, plain(field(value, name))]));
    }
    if (Array.isArray(value)) {
        return value.map(plain);
    }
    if (typeof value === "function") {
        return { what: "function" };
    }
    return value && value.what === "table" ? { ...value, rows: plain(value.rows) } : value;
}

function library(scenario, texts, requests) {
    const table = (rows, address, columns) => ({ what: "table", rows, address, columns });
    const caption = (name) => {
        if (!texts.has(name)) {
            throw new Error(`There is no caption '${name}'.`);
        }
        return texts.get(name);
    };
    return {
        "Extension.LoadString": caption,
        "Extension.Contents": (name) => ({ what: "binary", name }),
        "Extension.CredentialError": (reason, message) => new Map([["Reason", reason], ["Message", message]]),
        "Credential.AccessDenied": "Credential.AccessDenied",
        "Credential.AccessForbidden": "Credential.AccessForbidden",
        "ODataOmitValues.Nulls": "nulls",
        "Uri.Type": { what: "type" },
        "Type.AddTableKey": (type) => type,
        "Value.ReplaceType": (value) => value,
        "Value.Metadata": (value) => new Map([["Response.Status", statusOf.get(value)]]),
        "Binary.Buffer": (value) => value,
        "Json.Document": (value) => {
            try {
                return record(JSON.parse(value.text));
            } catch {
                throw fail("DataFormat.Error", "We found extra characters at the end of JSON input.");
            }
        },
        "Web.Contents": (address, options) => {
            requests.push({ by: "Web.Contents", address, options: plain(options) });
            const isHandled = scenario.status === 200 || field(options, "ManualStatusHandling").includes(scenario.status);
            if (scenario.failure || !isHandled) {
                throw fail("DataSource.Error", scenario.failure ?? `Web.Contents failed to get contents from '${address}' (${scenario.status}): refused`);
            }
            const content = { what: "binary", text: scenario.body ?? "" };
            statusOf.set(content, scenario.status);
            return content;
        },
        "OData.Feed": (address, headers, options) => {
            requests.push({ by: "OData.Feed", address, options: plain(options) });
            if (scenario.feedFailure) {
                throw fail("DataSource.Error", scenario.feedFailure);
            }
            return table((scenario.codes ?? []).map((code) => new Map([["ProjectCode", code]])), address);
        },
        "#table": (type, rows) => table(rows, null, type.columns),
        "Table.Buffer": (value) => value,
        "Table.Column": (value, name) => records(value).map((row) => field(row, name)),
        "Table.SelectRows": (value, test) => table(records(value).filter(test), value.address, value.columns),
        "Text.Trim": (text) => text.trim(),
        "Text.TrimEnd": (text, end) => {
            let trimmed = text;
            while (trimmed.endsWith(end)) {
                trimmed = trimmed.slice(0, -end.length);
            }
            return trimmed;
        },
        "Text.Lower": (text) => text.toLowerCase(),
        "Text.StartsWith": (text, start) => text.startsWith(start),
        "Text.EndsWith": (text, end) => text.endsWith(end),
        "Text.Contains": (text, part) => text.includes(part),
        "Text.Split": (text, separator) => text.split(separator),
        "Text.Replace": (text, from, to) => text.replaceAll(from, to),
        "Text.Combine": (texts, separator) => texts.join(separator ?? ""),
        "Text.Length": (text) => text.length,
        "Text.From": (value) => String(value),
        "Text.Format": (text, values) => text.replace(/#\{(\d+)\}/g, (whole, index) => {
            if (Number(index) >= values.length) {
                throw new Error(`'${text}' names a value that is not given.`);
            }
            return values[Number(index)];
        }),
        "Uri.EscapeDataString": (text) => encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`),
        "Date.ToText": (day, format) => {
            if (format !== "yyyy-MM-dd") {
                throw new Error(`The interpreter does not know the format ${format}.`);
            }
            return `${pad(day.getUTCFullYear(), 4)}-${pad(day.getUTCMonth() + 1, 2)}-${pad(day.getUTCDate(), 2)}`;
        },
        "DateTime.Date": (instant) => new Date(Date.UTC(instant.getUTCFullYear(), instant.getUTCMonth(), instant.getUTCDate())),
        "List.Transform": (list, change) => list.map((value) => change(value)),
        "List.Select": (list, test) => list.filter((value) => test(value)),
        "List.First": (list) => (list.length ? list[0] : null),
        "List.Contains": (list, value) => list.includes(value),
        "List.Count": (list) => list.length,
        "List.Distinct": (list) => [...new Set(list)],
        "List.Difference": (list, without) => list.filter((value) => !without.includes(value)),
        "List.RemoveNulls": (list) => list.filter((value) => value !== null),
        "Record.FieldNames": (value) => [...value.keys()],
        "Record.FieldOrDefault": (value, name, otherwise) => (value.has(name) ? field(value, name) : otherwise),
        "Error.Record": (reason, message, detail) => new Map([["Reason", reason], ["Message", message], ["Detail", detail ?? null]]),
    };
}

function run(ast, texts, scenario) {
    const requests = [];
    const [name, ...given] = scenario.call;
    try {
        const member = section(ast, library(scenario, texts, requests)).read(name);
        const value = typeof member === "function" ? member(...given.map(argument)) : member;
        return { requests, value: plain(value) };
    } catch (error) {
        if (!(error instanceof MError)) {
            throw error;
        }
        return { requests, error: { Reason: error.record.get("Reason"), Message: error.record.get("Message") } };
    }
}

async function main([connector, resx]) {
    const parsed = await PQP.TaskUtils.tryLexParse(PQP.DefaultSettings, fs.readFileSync(connector, "utf8"));
    if (PQP.TaskUtils.isError(parsed)) {
        throw parsed.error;
    }
    const texts = captions(resx);
    const scenarios = JSON.parse(fs.readFileSync(0, "utf8"));
    process.stdout.write(JSON.stringify(scenarios.map((scenario) => run(parsed.ast, texts, scenario))));
}

module.exports = { captions, library, plain };

if (require.main === module) {
    main(process.argv.slice(2)).catch((error) => {
        process.stderr.write(`${error.stack}\n`);
        process.exitCode = 1;
    });
}
