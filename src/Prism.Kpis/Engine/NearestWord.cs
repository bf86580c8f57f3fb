namespace Prism.Kpis.Engine;

/// <summary>Guesses what a misspelt name was meant to be.</summary>
internal static class NearestWord
{
    /// <summary>The end of a sentence that says a name is not known: the known one it may have been meant for, if one is near.</summary>
    public static string To(string name, IEnumerable<string> known)
    {
        // Capitals are no other word.
        int Far(string candidate) => Math.Min(Distance(name, candidate), Distance(name.ToUpperInvariant(), candidate.ToUpperInvariant()));
        var nearest = known.Order(StringComparer.Ordinal).MinBy(Far);
        return nearest is not null && Far(nearest) <= Math.Min(Math.Max(2, name.Length / 4), name.Length - 1) ? $"; did you mean {nearest}?" : ".";
    }

    /// <summary>Levenshtein's distance: how many letters must be put in, taken out or changed.</summary>
    private static int Distance(string left, string right)
    {
        var row = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var i = 1; i <= left.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var above = row[j];
                row[j] = Math.Min(Math.Min(row[j] + 1, row[j - 1] + 1), diagonal + (left[i - 1] == right[j - 1] ? 0 : 1));
                diagonal = above;
            }
        }

        return row[^1];
    }
}
