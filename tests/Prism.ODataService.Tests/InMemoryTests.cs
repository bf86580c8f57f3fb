using System.Linq.Expressions;
using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Prism.ODataService.Querying;
using Prism.ODataService.Security;
using Prism.ODataService.Tests.Stock;

namespace Prism.ODataService.Tests;

/// <summary>
/// Nothing of a question is answered in memory: a projection holds only what the database computes, a translated query holds statements and no code, what the statements
/// give is what is sent, and rows become objects in a closed list of places, none of which answers a question.
/// </summary>
public sealed partial class InMemoryTests(RunningService service)
{
    private const int Questions = 400;

    /// <summary>Where rows of a database are read into objects, and what for.</summary>
    private static readonly (string File, string Why)[] Materialised =
    [
        ("Security/Tokens/AccessTokens.cs", "tokens, of the service's own database"),
        ("Security/AuditedSettings.cs", "settings, of no database"),
        ("Security/Rows/SeenRows.cs", "raw SQL inside of a query that stays one"),
        ("Pages/LandingFacts.cs", "when the version was loaded"),
        ("Pages/Scorecard.cs", "the rows that the start page shows, filtered in the database"),
        ("Explaining/ValueExplainer.cs", "the one value that is explained, and the loads behind it"),
        ("EntitySets/IssueCustomFields/CustomFieldSet.cs", "names of custom fields, which are columns"),
    ];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>EF would run the last projection in memory where it knows no SQL for it, and say nothing.</summary>
    [Fact]
    public async Task A_projection_calls_nothing_but_what_becomes_SQL()
    {
        await using var warehouse = service.Database.CreateContext();
        var projections = ServiceHost.Projections(null, NullLoggerFactory.Instance);
        List<string> wrong = [];
        foreach (var set in EdmModel.Sets)
        {
            new Calls(call => wrong.Add($"{set.Name}: {call}")).Visit(set.Query(warehouse, projections, null).Expression);
        }

        Assert.Empty(wrong);
    }

    [Fact]
    public void A_translated_query_holds_no_code_that_rows_could_go_through()
    {
        List<string> wrong = [];
        HashSet<Type> seen = [];
        void Look(Type type, string path)
        {
            if (typeof(Delegate).IsAssignableFrom(type) || typeof(LambdaExpression).IsAssignableFrom(type))
            {
                wrong.Add(path);
            }

            foreach (var inner in type.IsGenericType ? type.GetGenericArguments() : type.IsArray ? [type.GetElementType()!] : Type.EmptyTypes)
            {
                Look(inner, path);
            }

            // The set itself and its tables make the statement; they see no row.
            if (type.Namespace == typeof(FeedQuery).Namespace && type != typeof(FeedTables) && seen.Add(type))
            {
                foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance))
                {
                    Look(property.PropertyType, $"{path}.{property.Name}");
                }
            }
        }

        Look(typeof(FeedQuery), nameof(FeedQuery));
        Assert.Empty(wrong);
        Assert.Contains(typeof(OutputColumn), seen);
    }

    [Fact]
    public async Task What_the_database_gives_is_what_is_sent_row_by_row()
    {
        var translator = service.Services.GetRequiredService<QueryTranslator>();
        var root = new Uri("http://prism/odata/v1/");
        var random = new Random(20261125);
        List<string> wrong = [];
        var sent = 0;
        Dictionary<string, List<JsonElement>> samples = new(StringComparer.Ordinal);
        for (var i = 0; i < Questions; i++)
        {
            var set = EdmModel.Sets[i % EdmModel.Sets.Count];
            if (!samples.TryGetValue(set.Name, out var rows))
            {
                samples.Add(set.Name, rows = await service.ReadAllAsync(Whole.Of(set), 100_000));
            }

            var question = new QuestionMaker(random, set, rows, isForStock: false).Make();
            if (question.IsNumber)
            {
                continue;
            }

            var address = new Uri(root, question.Ours);
            await using var reading = await WarehouseReading.OpenAsync(service.Database, SqliteDialect.Instance, Stop);
            var query = translator.Translate(
                reading.Context, SqliteDialect.Instance, set, translator.Parser(root, address), new QueryOptions(new QueryCollection(QueryHelpers.ParseQuery(address.Query))), null, 10_000, identifiesRows: false, mustNarrow: true, Rights.AllRows);
            await using var command = reading.Command(query.Tables.Complete(query.PageSql));
            query.Parameters.Bind(command);
            await using var reader = await command.ExecuteReaderAsync(Stop);
            var given = 0;
            while (await reader.ReadAsync(Stop))
            {
                given++;
            }

            var answer = (await service.GetAsync(question.Ours)).GetProperty("value").EnumerateArray().ToList();
            sent += answer.Count;
            if (given != answer.Count)
            {
                wrong.Add($"{question.Ours}: the database gives {given} rows, {answer.Count} are sent");
            }
        }

        Assert.Empty(wrong);
        Assert.True(sent > 1000);
    }

    [Fact]
    public void Rows_become_objects_in_a_closed_list_of_places()
    {
        var source = Path.Combine(Repository.Root, "src", "Prism.ODataService");
        var places = Directory.EnumerateFiles(source, "*.cs", SearchOption.AllDirectories)
            .Select(f => (Name: Path.GetRelativePath(source, f).Replace('\\', '/'), Text: f))
            .Where(f => !f.Name.StartsWith("obj/", StringComparison.Ordinal) && !f.Name.StartsWith("bin/", StringComparison.Ordinal) && Reading().IsMatch(File.ReadAllText(f.Text)))
            .Select(f => f.Name);
        Assert.Equal(Materialised.Select(m => m.File).Order(StringComparer.Ordinal), places.Order(StringComparer.Ordinal));
    }

    [GeneratedRegex(@"\.(ToListAsync|ToArrayAsync|ToDictionaryAsync|ToHashSetAsync|AsEnumerable|AsAsyncEnumerable|FirstAsync|FirstOrDefaultAsync|SingleAsync|SingleOrDefaultAsync|LastAsync|LastOrDefaultAsync|ForEachAsync|FromSql\w*|SqlQuery\w*)\b")]
    private static partial Regex Reading();

    /// <summary>Finds calls and code that no engine has: everything but LINQ's own operators over tables.</summary>
    private sealed class Calls(Action<string> found) : ExpressionVisitor
    {
        private static readonly Type[] Translated = [typeof(Queryable), typeof(Microsoft.EntityFrameworkCore.EntityFrameworkQueryableExtensions)];

        protected override Expression VisitMethodCall(MethodCallExpression node)
        {
            if (!Translated.Contains(node.Method.DeclaringType))
            {
                found(node.ToString());
            }

            return base.VisitMethodCall(node);
        }

        protected override Expression VisitInvocation(InvocationExpression node)
        {
            found(node.ToString());
            return base.VisitInvocation(node);
        }

        protected override Expression VisitConstant(ConstantExpression node)
        {
            if (node.Value is Delegate)
            {
                found(node.ToString());
            }

            return base.VisitConstant(node);
        }

        // The entity itself is made of columns; whatever else is made is made in memory.
        protected override Expression VisitNew(NewExpression node)
        {
            if (node.Arguments.Count > 0)
            {
                found(node.ToString());
            }

            return base.VisitNew(node);
        }
    }
}
