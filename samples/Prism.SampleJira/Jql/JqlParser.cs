using System.Globalization;

namespace Prism.SampleJira.Jql;

/// <summary>Reads JQL. Dates have minute precision and no zone: they are read in the account's.</summary>
internal sealed class JqlParser
{
    private static readonly string[] DateForms = ["yyyy-MM-dd HH:mm", "yyyy/MM/dd HH:mm", "yyyy-MM-dd", "yyyy/MM/dd"];
    private readonly List<(string Text, bool IsQuoted)> tokens = [];
    private readonly TimeZoneInfo zone;
    private int at;

    private JqlParser(string jql, TimeZoneInfo zone)
    {
        this.zone = zone;
        Tokenize(jql);
    }

    /// <exception cref="JqlException">The query is not understood.</exception>
    public static JqlQuery Parse(string? jql, TimeZoneInfo zone) => new JqlParser(jql ?? "", zone).Query();

    private JqlQuery Query()
    {
        var query = new JqlQuery { IsBounded = false };
        var isFirst = true;
        while (at < tokens.Count && !IsWord("order"))
        {
            if (!isFirst && !TakeWord("and"))
            {
                throw Unexpected();
            }

            query = Clause(query);
            isFirst = false;
        }

        return at < tokens.Count ? Ordered(query) : query;
    }

    private JqlQuery Clause(JqlQuery query)
    {
        var field = Take().ToLowerInvariant();
        switch (field)
        {
            case "project":
                var keys = Values().Select(k => k.ToUpperInvariant());
                return query with { IsBounded = true, Projects = [.. query.Projects?.Intersect(keys) ?? keys] };
            case "filter":
                // A board's filter is its project: 11000 and the project's place, as its configuration says.
                var projects = Values().Select(id => int.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var filter) ? (filter - 1000).ToString(CultureInfo.InvariantCulture) : id);
                return query with { IsBounded = true, Projects = [.. query.Projects?.Intersect(projects) ?? projects] };
            case "issuetype" or "type":
                var types = Values();
                return query with { IsBounded = true, Types = [.. query.Types?.Intersect(types) ?? types] };
            case "id" or "key" or "issue" or "issuekey":
                var issues = Values();
                return query with { IsBounded = true, Issues = [.. query.Issues?.Intersect(issues) ?? issues] };
            case "updated" or "updateddate":
                var (updatedFrom, updatedBefore) = Range();
                return query with { IsBounded = true, UpdatedFromMs = Math.Max(updatedFrom, query.UpdatedFromMs), UpdatedBeforeMs = Math.Min(updatedBefore, query.UpdatedBeforeMs) };
            case "created" or "createddate":
                var (createdFrom, createdBefore) = Range();
                return query with { IsBounded = true, CreatedFromMs = Math.Max(createdFrom, query.CreatedFromMs), CreatedBeforeMs = Math.Min(createdBefore, query.CreatedBeforeMs) };
            default:
                throw new JqlException($"Field '{field}' does not exist or you do not have permission to view it.");
        }
    }

    private List<string> Values()
    {
        if (TakeWord("="))
        {
            return [Take()];
        }

        if (!TakeWord("in") || !TakeWord("("))
        {
            throw Unexpected();
        }

        var values = new List<string> { Take() };
        while (TakeWord(","))
        {
            values.Add(Take());
        }

        return TakeWord(")") ? values : throw Unexpected();
    }

    private (long FromMs, long BeforeMs) Range()
    {
        var comparison = Take();
        if (comparison is not (">=" or ">" or "<" or "<="))
        {
            throw new JqlException($"The operator '{comparison}' is not supported by a date field here.");
        }

        var text = Take();
        if (!DateTime.TryParseExact(text, DateForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local))
        {
            throw new JqlException($"Date value '{text}' is invalid. Valid formats include: 'yyyy/MM/dd HH:mm', 'yyyy-MM-dd HH:mm', 'yyyy/MM/dd', 'yyyy-MM-dd'.");
        }

        var ms = new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUnixTimeMilliseconds();
        return comparison switch
        {
            ">=" => (ms, long.MaxValue),
            ">" => (ms + 1, long.MaxValue),
            "<" => (long.MinValue, ms),
            _ => (long.MinValue, ms + 1),
        };
    }

    private JqlQuery Ordered(JqlQuery query)
    {
        if (!TakeWord("order") || !TakeWord("by"))
        {
            throw Unexpected();
        }

        var isFirst = true;
        do
        {
            var field = Take().ToLowerInvariant();
            IssueOrder order = field switch
            {
                "id" => IssueOrder.Id,
                "created" or "createddate" => IssueOrder.Created,
                "updated" or "updateddate" => IssueOrder.Updated,
                "key" or "issue" or "issuekey" => IssueOrder.Key,
                _ => throw new JqlException($"Not able to sort using field '{field}'."),
            };
            var isDescending = TakeWord("desc");
            if (!isDescending)
            {
                TakeWord("asc");
            }

            // Each of the four fields orders issues almost without ties, so only the first one matters.
            if (isFirst)
            {
                query = query with { Order = order, IsDescending = isDescending };
                isFirst = false;
            }
        }
        while (TakeWord(","));

        return at == tokens.Count ? query : throw Unexpected();
    }

    private string Take() => at < tokens.Count ? tokens[at++].Text : throw new JqlException("Error in the JQL Query: Expecting a value but got the end of the query.");

    private bool IsWord(string word) => at < tokens.Count && !tokens[at].IsQuoted && string.Equals(tokens[at].Text, word, StringComparison.OrdinalIgnoreCase);

    private bool TakeWord(string word)
    {
        if (!IsWord(word))
        {
            return false;
        }

        at++;
        return true;
    }

    private JqlException Unexpected() => new(at < tokens.Count
        ? $"Error in the JQL Query: Expecting operator, list or 'AND' but got '{tokens[at].Text}'."
        : "Error in the JQL Query: the query ends too early.");

    private void Tokenize(string jql)
    {
        for (var i = 0; i < jql.Length;)
        {
            var c = jql[i];
            if (char.IsWhiteSpace(c))
            {
                i++;
            }
            else if (c is '"' or '\'')
            {
                var end = jql.IndexOf(c, i + 1);
                if (end < 0)
                {
                    throw new JqlException("Error in the JQL Query: The quoted string has not been completed.");
                }

                tokens.Add((jql[(i + 1)..end], true));
                i = end + 1;
            }
            else if (c is '(' or ')' or ',')
            {
                tokens.Add((c.ToString(), false));
                i++;
            }
            else
            {
                var isSign = c is '<' or '>' or '=' or '!' or '~';
                var start = i;
                while (i < jql.Length && !char.IsWhiteSpace(jql[i]) && jql[i] is not ('(' or ')' or ',' or '"' or '\'') && (jql[i] is '<' or '>' or '=' or '!' or '~') == isSign)
                {
                    i++;
                }

                tokens.Add((jql[start..i], false));
            }
        }
    }
}
