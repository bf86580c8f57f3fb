namespace Prism.Kpis.Engine;

/// <summary>Reads a measure file: a header of comment lines (<c>-- words:</c>, <c>-- unit:</c>, <c>-- kind:</c>, and where it holds <c>-- reads: own project</c>, <c>own issue</c> or <c>own person week</c>), then one SELECT.</summary>
public static class MeasureFile
{
    private const string OwnProject = "own project";
    private const string OwnIssue = "own issue";
    private const string OwnPersonWeek = "own person week";
    private static readonly string[] Needed = ["words", "unit", "kind"];
    private static readonly string[] Keys = [.. Needed, "reads"];

    /// <summary>The measure, or null with every error of the file added. Its name is the file's.</summary>
    public static MeasureDefinition? Read(string file, string text, ICollection<DefinitionError> errors)
    {
        var before = errors.Count;
        var header = Header(file, text, errors);
        foreach (var key in Needed.Where(key => !header.TryGetValue(key, out var value) || value.Length == 0))
        {
            errors.Add(new DefinitionError(file, 1, $"The header has no {key}: a measure begins with the lines \"-- words: ...\", \"-- unit: ...\", \"-- kind: ...\"."));
        }

        if (header.TryGetValue("reads", out var reads) && reads is not (OwnProject or OwnIssue or OwnPersonWeek or "everything"))
        {
            errors.Add(new DefinitionError(file, 1, $"\"{reads}\" is nothing a measure reads: \"own issue\" where each row, or each part of its sum, rests on rows of one issue, \"own person week\" where each row rests on what one person logged in one week, \"own project\" where each row rests on rows of its own project only, else \"everything\"."));
        }

        var kind = Kind(file, header.GetValueOrDefault("kind", ""), errors);
        var select = SelectReader.Read(file, text, kind, errors);
        var name = Path.GetFileNameWithoutExtension(file);
        if (!name.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '_'))
        {
            errors.Add(new DefinitionError(file, 1, $"A measure is called as its file, in lower-case letters, digits and underscores; \"{name}\" is not."));
        }

        return errors.Count > before || select is null || kind is null
            ? null
            : new MeasureDefinition
            {
                File = file, Name = name, Words = header["words"], Unit = header["unit"], Kind = kind.Value, Select = select, IsOwn = !KpiLibrary.IsShipped(file),
                ReadsOwnProjectOnly = reads is OwnProject or OwnIssue, ReadsOwnIssueOnly = reads == OwnIssue, ReadsOwnPersonWeekOnly = reads == OwnPersonWeek,
            };
    }

    private static Dictionary<string, string> Header(string file, string text, ICollection<DefinitionError> errors)
    {
        var header = new Dictionary<string, string>(StringComparer.Ordinal);
        string? key = null;
        var line = 0;
        foreach (var row in text.Split('\n').Select(row => row.Trim()).TakeWhile(row => row.StartsWith("--", StringComparison.Ordinal)))
        {
            line++;
            var content = row[2..].Trim();
            var colon = content.IndexOf(':', StringComparison.Ordinal);
            if (colon > 0 && content[..colon].All(char.IsAsciiLetterLower))
            {
                key = content[..colon];
                if (!Keys.Contains(key))
                {
                    errors.Add(new DefinitionError(file, line, $"\"{key}\" is no line of a measure's header: {string.Join(", ", Keys)}."));
                }

                header[key] = content[(colon + 1)..].Trim();
            }
            else if (key is not null)
            {
                // A text may go on over several comment lines.
                header[key] = $"{header[key]} {content}".Trim();
            }
        }

        return header;
    }

    private static MeasureKind? Kind(string file, string word, ICollection<DefinitionError> errors)
    {
        MeasureKind? kind = word switch
        {
            "additive" => MeasureKind.Additive,
            "level" => MeasureKind.Level,
            "rows" => MeasureKind.Rows,
            "weighted" => MeasureKind.Weighted,
            _ => null,
        };
        if (kind is null && word.Length > 0)
        {
            errors.Add(new DefinitionError(file, 1, $"\"{word}\" is no kind of measure: additive, level, rows or weighted."));
        }

        return kind;
    }
}
