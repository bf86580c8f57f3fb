using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace Prism.SqlServerTests;

/// <summary>Holds a text to Microsoft's parsers of SQL Server 2022 and Azure SQL, and to what the product does without.</summary>
internal static class TransactSql
{
    public static void AssertSound(string sql)
    {
        foreach (TSqlParser parser in new TSqlParser[] { new TSql160Parser(true, SqlEngineType.Standalone), new TSql170Parser(true, SqlEngineType.SqlAzure) })
        {
            using var text = new StringReader(sql);
            var parsed = parser.Parse(text, out var errors);
            Assert.True(errors.Count == 0, string.Join('\n', errors.Select(error => $"{parser.GetType().Name} {error.Line}:{error.Column} {error.Message}").Append(sql)));
            var unwanted = new Unwanted();
            parsed.Accept(unwanted);
            Assert.True(unwanted.Found.Count == 0, string.Join('\n', unwanted.Found.Append(sql)));
        }
    }

    /// <summary>MERGE has long-standing defects, keys are given by the loaders, bulk copies go to permanent tables.</summary>
    private sealed class Unwanted : TSqlFragmentVisitor
    {
        public List<string> Found { get; } = [];

        public override void Visit(MergeStatement node) => Found.Add($"MERGE in line {node.StartLine}");
        public override void Visit(IdentityOptions node) => Found.Add($"IDENTITY in line {node.StartLine}");

        public override void Visit(SchemaObjectName node)
        {
            if (node.BaseIdentifier.Value.StartsWith('#'))
            {
                Found.Add($"{node.BaseIdentifier.Value} in line {node.StartLine}");
            }
        }
    }
}
