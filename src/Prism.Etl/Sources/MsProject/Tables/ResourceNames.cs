using System.Globalization;

namespace Prism.Etl.Sources.MsProject.Tables;

/// <summary>A resource that a task's column Resource Names names.</summary>
/// <param name="Name">As the resource is called.</param>
/// <param name="Units">1 = 100 %, which is meant where nothing is said.</param>
/// <param name="IsMaterial">What stands in the brackets is a quantity (<c>Steel[3 tons]</c>), not a percentage.</param>
internal readonly record struct NamedResource(string Name, double Units, bool IsMaterial);

/// <summary>Reads Project's column Resource Names: <c>Pia[50%],Bob,Steel[3 tons]</c>.</summary>
internal static class ResourceNames
{
    /// <param name="text">The cell.</param>
    /// <param name="values">How the exporting computer writes numbers.</param>
    /// <param name="separator">What its lists are separated by; no resource's name can hold it.</param>
    /// <param name="named">Those named, in their order, each once.</param>
    /// <returns>False where brackets do not close, or what they hold is no quantity.</returns>
    public static bool TryRead(string text, ExportText values, char separator, List<NamedResource> named)
    {
        for (var (at, start, depth) = (0, 0, 0); at <= text.Length; at++)
        {
            if (at < text.Length && (text[at] != separator || depth > 0))
            {
                depth += text[at] switch { '[' => 1, ']' => -1, _ => 0 };
                continue;
            }

            var part = text[start..at].Trim();
            start = at + 1;
            if (depth != 0 || (part.Length > 0 && !TryOne(part, values, named)))
            {
                return false;
            }
        }

        return true;
    }

    private static bool TryOne(string part, ExportText values, List<NamedResource> named)
    {
        var open = part.EndsWith(']') ? part.LastIndexOf('[') : -1;
        var (name, quantity) = open < 0 ? (part, "") : (part[..open].Trim(), part[(open + 1)..^1].Trim());
        if (name.Length == 0)
        {
            return false;
        }

        var (units, isMaterial) = (1d, false);
        if (quantity.Length > 0)
        {
            // A rate of consumption, 3 tons/day, is as much of a material as a quantity is; an amount of money is a cost resource's.
            var length = quantity.TakeWhile(c => char.IsAsciiDigit(c) || c is '.' or ',' or ' ').Count();
            isMaterial = !quantity.EndsWith('%');
            if (!(isMaterial ? values.TryNumber(quantity[..length].Trim(), out units) || !quantity.Any(char.IsAsciiDigit) || quantity.Any(c => char.GetUnicodeCategory(c) == UnicodeCategory.CurrencySymbol) : values.TryUnits(quantity, out units)))
            {
                return false;
            }
        }

        if (!named.Exists(other => other.Name == name))
        {
            named.Add(new NamedResource(name, units, isMaterial));
        }

        return true;
    }
}
