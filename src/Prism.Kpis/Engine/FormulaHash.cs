using System.Security.Cryptography;
using System.Text;

namespace Prism.Kpis.Engine;

/// <summary>SHA-256 of what is computed: the arithmetic and the SQL of every measure beneath it. Words, comments and spacing do not count.</summary>
public static class FormulaHash
{
    public static string Of(KpiDefinition kpi, KpiLibrary library)
    {
        ArgumentNullException.ThrowIfNull(kpi);
        ArgumentNullException.ThrowIfNull(library);
        var parts = library.MeasuresOf(kpi.Formula).Select(measure => $"{measure.Name} {measure.Kind} {measure.Unit} {measure.Select.Normal}");
        return Of([kpi.Formula.ToString(), kpi.Formula.Rule.ToString(), kpi.Unit, .. parts]);
    }

    public static string Of(IEnumerable<string> parts) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parts))));
}
