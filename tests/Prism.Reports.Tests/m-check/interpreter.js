// Runs M: as much of the language as the connector uses, over the tree of Microsoft's parser. It is not Power Query: no types, no
// folding, of tables only what is asked of them. Values are JavaScript's; a record is a Map, a table or type is { what: ... }. An error of M is an MError.
// Whatever it does not know stops it, so that a result never rests on something it passed over.
"use strict";

class MError extends Error {
    constructor(record) {
        super(record.get("Message"));
        this.record = record;
    }
}

const fail = (reason, message) => new MError(new Map([["Reason", reason], ["Message", message]]));
const unquoted = (name) => (name.startsWith('#"') ? name.slice(2, -1).replaceAll('""', '"') : name);
const nodes = (wrapper) => wrapper.elements.map((element) => element.node);

/** A value that is computed when it is first asked for. */
function lazily(compute) {
    let state = { compute };
    return () => {
        if (state.compute) {
            state = { value: state.compute() };
        }
        return state.value;
    };
}

class Environment {
    constructor(parent) {
        this.parent = parent;
        this.thunks = new Map();
    }

    defineLazily(name, compute) {
        this.thunks.set(name, lazily(compute));
    }

    define(name, value) {
        this.thunks.set(name, () => value);
    }

    read(name) {
        for (let scope = this; scope; scope = scope.parent) {
            if (scope.thunks.has(name)) {
                return scope.thunks.get(name)();
            }
        }
        throw new Error(`The interpreter does not know '${name}'.`);
    }
}

const equal = (a, b) => (a instanceof Date && b instanceof Date ? a.getTime() === b.getTime() : a === b);

const kinds = {
    text: (v) => typeof v === "string",
    number: (v) => typeof v === "number",
    logical: (v) => typeof v === "boolean",
    date: (v) => v instanceof Date && !v.hasTime,
    datetime: (v) => v instanceof Date && v.hasTime === true,
    list: (v) => Array.isArray(v),
    record: (v) => v instanceof Map,
    table: (v) => v !== null && v !== undefined && v.what === "table",
    any: () => true,
};

function isOf(type, value) {
    if (type.kind === "AsNullablePrimitiveType") {
        return isOf(type.paired, value);
    }
    if (type.kind === "NullablePrimitiveType") {
        return value === null || isOf(type.paired, value);
    }
    if (type.kind !== "PrimitiveType" || !kinds[type.primitiveTypeKind]) {
        throw new Error(`The interpreter does not know the type ${type.primitiveTypeKind ?? type.kind}.`);
    }
    return kinds[type.primitiveTypeKind](value);
}

function makeFunction(parameters, body, environment) {
    const required = parameters.filter((p) => !p.optionalConstant).length;
    return (...given) => {
        if (given.length < required || given.length > parameters.length) {
            throw fail("Expression.Error", `${given.length} arguments were passed to a function which expects between ${required} and ${parameters.length}.`);
        }
        const inner = new Environment(environment);
        parameters.forEach((parameter, i) => {
            const value = given[i] === undefined ? null : given[i];
            const isLeftOut = parameter.optionalConstant && value === null;
            if (parameter.parameterType && !isLeftOut && !isOf(parameter.parameterType, value)) {
                throw fail("Expression.Error", `The argument ${parameter.name.literal} has the wrong type.`);
            }
            inner.define(unquoted(parameter.name.literal), value);
        });
        return evaluate(body, inner);
    };
}

function access(head, step, environment) {
    switch (step.kind) {
        case "InvokeExpression":
            return head(...nodes(step.content).map((argument) => evaluate(argument, environment)));
        case "FieldSelector":
            return field(head, unquoted(step.content.literal));
        case "ItemAccessExpression":
            return item(head, evaluate(step.content, environment));
        default:
            throw new Error(`The interpreter does not know ${step.kind}.`);
    }
}

function field(record, name) {
    if (!(record instanceof Map) || !record.has(name)) {
        throw fail("Expression.Error", `The field '${name}' of the record wasn't found.`);
    }
    const value = record.get(name);
    return value && value.lazily ? value.lazily() : value;
}

/** A table's rows as records. */
const records = (table) => table.rows.map((row) => (row instanceof Map ? row : new Map(table.columns.map((name, i) => [name, row[i]]))));

function item(list, index) {
    if (list && list.what === "table") {
        // By its key: the one row whose fields are those of the record.
        const found = records(list).filter((row) => [...index.keys()].every((name) => row.has(name) && equal(row.get(name), field(index, name))));
        if (found.length !== 1) {
            throw fail("Expression.Error", "The key didn't match any rows in the table.");
        }
        return found[0];
    }
    if (!Array.isArray(list) || index >= list.length) {
        throw fail("Expression.Error", "There weren't enough elements in the enumeration to complete the operation.");
    }
    return list[index];
}

const binary = {
    "&": (a, b) => {
        if (a === null || b === null) {
            return null;
        }
        if (a instanceof Map && b instanceof Map) {
            return new Map([...a, ...b]);
        }
        if (typeof a !== typeof b) {
            throw fail("Expression.Error", "We cannot apply operator & to these types.");
        }
        return Array.isArray(a) ? [...a, ...b] : a + b;
    },
    "=": equal,
    "<>": (a, b) => !equal(a, b),
    "<=": (a, b) => a <= b,
    "<": (a, b) => a < b,
    ">=": (a, b) => a >= b,
    ">": (a, b) => a > b,
    "+": (a, b) => a + b,
    "-": (a, b) => a - b,
};

const evaluators = {
    LiteralExpression(node) {
        switch (node.literalKind) {
            case "Text":
                return node.literal.slice(1, -1).replaceAll('""', '"');
            case "Numeric":
                return Number(node.literal);
            case "Logical":
                return node.literal === "true";
            case "Null":
                return null;
            default:
                throw new Error(`The interpreter does not know the literal ${node.literal}.`);
        }
    },
    IdentifierExpression: (node, environment) => environment.read(unquoted(node.identifier.literal)),
    ParenthesizedExpression: (node, environment) => evaluate(node.content, environment),
    ListExpression: (node, environment) => nodes(node.content).map((element) => evaluate(element, environment)),
    RecordExpression(node, environment) {
        const inner = new Environment(environment);
        const record = new Map();
        for (const pair of nodes(node.content)) {
            const name = unquoted(pair.key.literal);
            inner.defineLazily(name, () => evaluate(pair.value, inner));
            record.set(name, { lazily: () => inner.read(name) });
        }
        return record;
    },
    LetExpression(node, environment) {
        const inner = new Environment(environment);
        for (const pair of nodes(node.variableList)) {
            inner.defineLazily(unquoted(pair.key.literal), () => evaluate(pair.value, inner));
        }
        return evaluate(node.expression, inner);
    },
    IfExpression: (node, environment) => evaluate(evaluate(node.condition, environment) ? node.trueExpression : node.falseExpression, environment),
    LogicalExpression(node, environment) {
        const left = evaluate(node.left, environment);
        const isAnd = node.operatorConstant.constantKind === "and";
        return isAnd ? left && evaluate(node.right, environment) : left || evaluate(node.right, environment);
    },
    IsExpression: (node, environment) => isOf(node.right, evaluate(node.left, environment)),
    UnaryExpression(node, environment) {
        if (node.operators.elements.some((operator) => operator.constantKind !== "not")) {
            throw new Error("The interpreter knows no unary operator but not.");
        }
        return node.operators.elements.reduce((value) => !value, evaluate(node.typeExpression, environment));
    },
    FunctionExpression: (node, environment) => makeFunction(nodes(node.parameters.content), node.expression, environment),
    EachExpression(node, environment) {
        return (value) => {
            const inner = new Environment(environment);
            inner.define("_", value === undefined ? null : value);
            return evaluate(node.paired, inner);
        };
    },
    FieldSelector: (node, environment) => field(environment.read("_"), unquoted(node.content.literal)),
    RecursivePrimaryExpression: (node, environment) =>
        node.recursiveExpressions.elements.reduce((head, step) => access(head, step, environment), evaluate(node.head, environment)),
    ErrorRaisingExpression(node, environment) {
        throw new MError(evaluate(node.paired, environment));
    },
    ErrorHandlingExpression(node, environment) {
        try {
            const value = evaluate(node.protectedExpression, environment);
            return node.handler ? value : new Map([["HasError", false], ["Value", value]]);
        } catch (error) {
            if (!(error instanceof MError)) {
                throw error;
            }
            if (!node.handler) {
                return new Map([["HasError", true], ["Error", error.record]]);
            }
            const handler = evaluate(node.handler.paired, environment);
            return node.handlerKind === "Catch" ? handler(error.record) : handler;
        }
    },
    MetadataExpression: (node, environment) => evaluate(node.left, environment),
    // Of types only a table's columns are kept: a row is found by them.
    TypePrimaryType: (node) => ({
        what: "type",
        columns: node.paired.kind === "TableType" && node.paired.rowType.kind === "FieldSpecificationList" ? nodes(node.paired.rowType.content).map((column) => unquoted(column.name.literal)) : [],
    }),
};

for (const kind of ["ArithmeticExpression", "EqualityExpression", "RelationalExpression"]) {
    evaluators[kind] = (node, environment) => {
        const operator = binary[node.operatorConstant.constantKind];
        if (!operator) {
            throw new Error(`The interpreter does not know the operator ${node.operatorConstant.constantKind}.`);
        }
        return operator(evaluate(node.left, environment), evaluate(node.right, environment));
    };
}

function evaluate(node, environment) {
    const evaluator = evaluators[node.kind];
    if (!evaluator) {
        throw new Error(`The interpreter does not know ${node.kind}.`);
    }
    return evaluator(node, environment);
}

/** The members of a section document, computed when they are read. */
function section(ast, library) {
    const environment = new Environment(null);
    for (const [name, value] of Object.entries(library)) {
        environment.define(name, value);
    }
    const members = new Environment(environment);
    for (const member of ast.sectionMembers.elements) {
        const pair = member.namePairedExpression;
        members.defineLazily(unquoted(pair.key.literal), () => evaluate(pair.value, members));
    }
    return members;
}

/** An expression, with a library and the shared members of a section in reach. */
function expression(ast, library, sectionAst) {
    const members = section(sectionAst, library);
    const environment = new Environment(null);
    for (const [name, value] of Object.entries(library)) {
        environment.define(name, value);
    }
    for (const member of sectionAst.sectionMembers.elements.filter((m) => m.sharedConstant)) {
        const name = unquoted(member.namePairedExpression.key.literal);
        environment.defineLazily(name, () => members.read(name));
    }
    return evaluate(ast, environment);
}

module.exports = { section, expression, field, equal, records, MError, fail };
