using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.SqlServer.TransactSql.ScriptDom;
using Prism.SqlServerTests;
using Prism.Warehouse.Model;
using Prism.Warehouse.Ops;

namespace Prism.Warehouse.Tests.Schema;

/// <summary>The service's own tables and the three roles, held to Microsoft's parser: what they may do is read off the parsed grants, not off the text.</summary>
public sealed class OpsTransactSqlTests
{
    [Fact]
    public void The_tables_of_the_service_are_sound_TSQL()
    {
        using var ops = new OpsDatabase(SchemaScripts.SqlServer).CreateContext();
        foreach (var options in new[] { MigrationsSqlGenerationOptions.Default, MigrationsSqlGenerationOptions.Idempotent })
        {
            TransactSql.AssertSound(ops.GetService<IMigrator>().GenerateScript(options: options));
        }
    }

    [Fact]
    public void Every_batch_of_the_roles_is_sound_TSQL_and_gives_no_role_more_than_it_needs()
    {
        List<(string Role, string Right, string On)> grants = [];
        foreach (var batch in SqlServerRoles.Script(["DimProject", "FactWorklog"], ["Incoming_FactWorklog"]))
        {
            TransactSql.AssertSound(batch);
            using var text = new StringReader(batch);
            var parsed = new TSql160Parser(initialQuotedIdentifiers: true).Parse(text, out _);
            var found = new Grants();
            parsed.Accept(found);
            grants.AddRange(found.Found);
        }

        // The service reads the star and its own tables, and writes the latter; the log of what was done it can only add to.
        var reader = grants.Where(g => g.Role == SqlServerRoles.Reader).ToList();
        Assert.DoesNotContain(reader, g => g.Right is "CONTROL" or "ALTER" or "EXECUTE" or "DELETE" or "TAKE OWNERSHIP");
        Assert.All(reader.Where(g => g.Right is "INSERT" or "UPDATE"), g => Assert.StartsWith("ops.", g.On, StringComparison.Ordinal));
        Assert.Equal(["INSERT"], reader.Where(g => g.On == $"ops.{nameof(AuditEntry)}" && g.Right != "SELECT").Select(g => g.Right));

        // The worker writes the star, makes no table, and neither makes a token nor touches the log.
        var etl = grants.Where(g => g.Role == SqlServerRoles.Etl).ToList();
        Assert.DoesNotContain(etl, g => g.Right is "CONTROL" or "CREATE TABLE" or "EXECUTE");
        Assert.All(etl.Where(g => g.Right == "ALTER"), g => Assert.StartsWith("dbo.Incoming_", g.On, StringComparison.Ordinal));
        Assert.DoesNotContain(etl, g => g.On.StartsWith("ops.", StringComparison.Ordinal) && g.Right is "INSERT" or "UPDATE" && g.On.StartsWith("ops.", StringComparison.Ordinal));
        Assert.Contains(grants, g => g.Role == SqlServerRoles.Admin && g.Right == "CONTROL");
    }

    private sealed class Grants : TSqlFragmentVisitor
    {
        public List<(string Role, string Right, string On)> Found { get; } = [];

        public override void Visit(GrantStatement node)
        {
            var on = node.SecurityTargetObject?.ObjectName.MultiPartIdentifier.Identifiers.Select(i => i.Value) ?? [];
            foreach (var role in node.Principals)
            {
                foreach (var permission in node.Permissions)
                {
                    Found.Add((role.Identifier.Value, string.Join(' ', permission.Identifiers.Select(i => i.Value)), string.Join('.', on)));
                }
            }
        }
    }
}
