namespace Prism.Reports.Tests.PowerBI.Checking;

/// <summary>Reads TMDL into objects, and says what is no TMDL.</summary>
internal sealed class TmdlReader
{
    /// <summary>Every kind of object, with the properties it may have. After TmdlSchema.json of Microsoft's editor extension.</summary>
    private static readonly Dictionary<string, string[]> Known = new()
    {
        ["model"] = ["culture", "collation", "defaultPowerBIDataSourceVersion", "discourageImplicitMeasures", "sourceQueryCulture", "defaultMode", "discourageCompositeModels", "valueFilterBehavior", "selectionExpressionBehavior"],
        ["database"] = ["compatibilityLevel", "compatibilityMode", "language", "id"],
        ["dataAccessOptions"] = ["legacyRedirects", "returnErrorValuesAsNull", "fastCombine"],
        ["table"] = ["lineageTag", "sourceLineageTag", "dataCategory", "isHidden", "isPrivate", "showAsVariationsOnly", "excludeFromModelRefresh", "defaultDetailRowsDefinition", "alternateSourcePrecedence"],
        ["measure"] = ["formatString", "isHidden", "displayFolder", "lineageTag", "sourceLineageTag", "dataType", "dataCategory", "isSimpleMeasure", "formatStringDefinition", "detailRowsDefinition"],
        ["column"] = ["dataType", "isKey", "isHidden", "formatString", "lineageTag", "sourceLineageTag", "summarizeBy", "sourceColumn", "sortByColumn", "dataCategory", "displayFolder", "isNameInferred", "isDataTypeInferred", "isNullable", "isUnique", "isAvailableInMdx", "isDefaultLabel", "isDefaultImage", "keepUniqueRows", "encodingHint", "sourceProviderType", "tableDetailPosition", "alignment"],
        ["hierarchy"] = ["lineageTag", "sourceLineageTag", "isHidden", "displayFolder", "hideMembers"],
        ["level"] = ["lineageTag", "sourceLineageTag", "column", "ordinal"],
        ["partition"] = ["mode", "source", "dataView", "queryGroup"],
        ["refreshPolicy"] = ["policyType", "rollingWindowGranularity", "rollingWindowPeriods", "incrementalGranularity", "incrementalPeriods", "incrementalPeriodsOffset", "pollingExpression", "sourceExpression", "mode"],
        ["kpi"] = ["targetExpression", "targetFormatString", "targetDescription", "statusExpression", "statusGraphic", "statusDescription", "trendExpression", "trendGraphic", "trendDescription"],
        ["relationship"] = ["isActive", "fromColumn", "toColumn", "fromCardinality", "toCardinality", "crossFilteringBehavior", "joinOnDateBehavior", "securityFilteringBehavior", "relyOnReferentialIntegrity", "lineageTag"],
        ["role"] = ["modelPermission", "lineageTag"],
        ["tablePermission"] = ["metadataPermission"],
        ["member"] = ["identityProvider", "memberType"],
        ["perspective"] = [], ["perspectiveTable"] = ["includeAll"], ["perspectiveMeasure"] = [], ["perspectiveColumn"] = [], ["perspectiveHierarchy"] = [],
        ["expression"] = ["lineageTag", "queryGroup", "kind", "mAttributes", "remoteParameterName", "expressionSource"],
        ["annotation"] = [], ["extendedProperty"] = ["type"], ["changedProperty"] = [], ["queryGroup"] = ["folder"], ["ref"] = [],
        ["variation"] = ["isDefault", "relationship", "defaultHierarchy", "defaultColumn"],
        ["calculationGroup"] = ["precedence"], ["calculationItem"] = ["ordinal", "formatStringDefinition"],
        ["relatedColumnDetails"] = ["groupByColumn"],
        ["culture"] = ["linguisticMetadata"], ["cultureInfo"] = ["linguisticMetadata"], ["linguisticMetadata"] = ["contentType"], ["translations"] = [],
        ["namedExpression"] = [],
    };

    private static readonly Dictionary<string, string[]> Values = new()
    {
        ["dataType"] = ["string", "int64", "double", "dateTime", "decimal", "boolean", "binary", "variant", "automatic"],
        ["summarizeBy"] = ["default", "none", "sum", "min", "max", "count", "average", "distinctCount"],
        ["mode"] = ["import", "directQuery", "default", "push", "dual", "directLake", "hybrid"],
        ["policyType"] = ["basic"],
        ["rollingWindowGranularity"] = ["day", "month", "quarter", "year"],
        ["incrementalGranularity"] = ["day", "month", "quarter", "year"],
        ["modelPermission"] = ["none", "read", "readRefresh", "refresh", "administrator"],
        ["isActive"] = ["true", "false"],
        ["crossFilteringBehavior"] = ["oneDirection", "bothDirections", "automatic"],
        ["fromCardinality"] = ["none", "one", "many"],
        ["toCardinality"] = ["none", "one", "many"],
        ["joinOnDateBehavior"] = ["dateAndTime", "datePartOnly"],
    };

    private static readonly string[] Flags =
        ["isHidden", "isKey", "discourageImplicitMeasures", "legacyRedirects", "returnErrorValuesAsNull", "fastCombine", "isPrivate", "isNameInferred", "isDataTypeInferred", "isNullable", "isUnique", "isDefault", "showAsVariationsOnly", "isDefaultLabel", "isDefaultImage", "discourageCompositeModels", "excludeFromModelRefresh", "keepUniqueRows", "isAvailableInMdx", "isSimpleMeasure", "includeAll"];

    // Objects that never have a name.
    private static readonly string[] Nameless = ["kpi", "refreshPolicy", "dataAccessOptions", "calculationGroup", "relatedColumnDetails", "translations", "linguisticMetadata"];

    private readonly string file;
    private readonly string[] lines;
    private readonly List<string> problems;
    private int next;

    private TmdlReader(string file, string text, List<string> problems)
    {
        this.file = file;
        this.problems = problems;
        lines = text.TrimStart('\uFEFF').ReplaceLineEndings("\n").Split('\n');
    }

    /// <summary>The objects at the top of a file.</summary>
    public static List<TmdlObject> Read(string file, string text, List<string> problems)
    {
        var reader = new TmdlReader(file, text, problems);
        List<TmdlObject> found = [];
        reader.Members(0, null, found);
        return found;
    }

    private void Members(int depth, TmdlObject? owner, List<TmdlObject> found)
    {
        List<string> description = [];
        while (next < lines.Length)
        {
            var line = lines[next];
            if (string.IsNullOrWhiteSpace(line))
            {
                next++;
                continue;
            }

            var indent = line.TakeWhile(c => c == '\t').Count();
            if (indent < depth)
            {
                return;
            }

            var text = line[indent..].TrimEnd();
            if (indent > depth || text[0] == ' ')
            {
                problems.Add($"{file}({next + 1}): the line is indented by {(text[0] == ' ' ? "blanks" : "too much")}");
                next++;
                continue;
            }

            next++;
            if (text.StartsWith("///", StringComparison.Ordinal))
            {
                description.Add(text[3..].Trim());
                continue;
            }

            Member(text, depth, owner, found, string.Join('\n', description));
            description.Clear();
        }
    }

    private void Member(string text, int depth, TmdlObject? owner, List<TmdlObject> found, string description)
    {
        var line = next;
        var word = new string([.. text.TakeWhile(char.IsLetterOrDigit)]);
        var rest = text[word.Length..].TrimStart();
        var own = owner is null ? [] : Known.GetValueOrDefault(owner.Kind, []);
        if (own.Contains(word) && !(Known.ContainsKey(word) && rest.Length == 0 && !Flags.Contains(word)) && owner is not null && (rest.Length == 0 || rest[0] is ':' or '='))
        {
            Property(owner, word, rest, depth, line);
            return;
        }

        if (!Known.ContainsKey(word))
        {
            problems.Add($"{file}({line}): {(owner is null ? "a file" : owner.Kind)} has no {word}");
            Skip(depth);
            return;
        }

        if (owner is not null && rest.StartsWith(':'))
        {
            problems.Add($"{file}({line}): {owner.Kind} has no property {word}");
            Skip(depth);
            return;
        }

        var (name, after) = Name(rest, Nameless.Contains(word));
        var item = new TmdlObject(word, word == "ref" ? rest : name, file, line) { Description = description };
        found.Add(item);
        if (word == "ref")
        {
            return;
        }

        if (after.StartsWith('='))
        {
            item.Expression = Expression(after[1..].Trim(), depth, 2, item.ToString());
        }
        else if (after.Length > 0)
        {
            problems.Add($"{item}: '{after}' is not understood; a name with blanks stands in single quotes");
        }

        Members(depth + 1, item, item.Children);
    }

    private void Property(TmdlObject owner, string name, string rest, int depth, int line)
    {
        string value;
        if (rest.Length == 0)
        {
            if (!Flags.Contains(name))
            {
                problems.Add($"{file}({line}): {name} has no value");
            }

            value = "true";
        }
        else if (rest[0] == '=')
        {
            value = Expression(rest[1..].Trim(), depth, 1, $"{owner}.{name}");
        }
        else
        {
            value = rest[1..].Trim();
            if (value.Length == 0)
            {
                problems.Add($"{file}({line}): {name} has no value");
            }
            else if (Values.TryGetValue(name, out var allowed) && !allowed.Contains(value, StringComparer.OrdinalIgnoreCase))
            {
                problems.Add($"{file}({line}): {name} is {value}, none of {string.Join(", ", allowed)}");
            }
        }

        if (!owner.Properties.TryAdd(name, value))
        {
            problems.Add($"{file}({line}): {name} is there twice");
        }
    }

    /// <summary>The value after a <c>=</c>: on the line, or below it and deeper, or between fences.</summary>
    private string Expression(string start, int depth, int deeper, string what)
    {
        if (start == "```")
        {
            List<string> fenced = [];
            while (next < lines.Length && lines[next].Trim() != "```")
            {
                fenced.Add(lines[next++]);
            }

            if (next == lines.Length)
            {
                problems.Add($"{what}: the fence is not closed");
            }

            next++;
            return string.Join('\n', fenced);
        }

        if (start.Length > 0)
        {
            return start;
        }

        List<string> below = [];
        while (next < lines.Length && (string.IsNullOrWhiteSpace(lines[next]) || lines[next].TakeWhile(c => c == '\t').Count() >= depth + deeper))
        {
            below.Add(lines[next++].TrimStart('\t'));
        }

        var value = string.Join('\n', below).Trim();
        if (value.Length == 0)
        {
            problems.Add($"{what}: the expression is empty, or not indented deep enough");
        }

        return value;
    }

    private void Skip(int depth)
    {
        while (next < lines.Length && (string.IsNullOrWhiteSpace(lines[next]) || lines[next].TakeWhile(c => c == '\t').Count() > depth))
        {
            next++;
        }
    }

    private static (string Name, string After) Name(string text, bool isNameless)
    {
        if (isNameless || text.Length == 0)
        {
            return ("", text);
        }

        if (text[0] == '\'')
        {
            for (var end = 1; end < text.Length; end++)
            {
                if (text[end] == '\'' && !(end + 1 < text.Length && text[end + 1] == '\''))
                {
                    return (text[1..end].Replace("''", "'", StringComparison.Ordinal), text[(end + 1)..].TrimStart());
                }

                end += text[end] == '\'' ? 1 : 0;
            }

            return (text, "");
        }

        var stop = text.IndexOfAny([' ', '=']);
        return stop < 0 ? (text, "") : (text[..stop], text[stop..].TrimStart());
    }
}
