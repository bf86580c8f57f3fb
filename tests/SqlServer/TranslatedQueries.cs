using System.Collections;
using System.Collections.Concurrent;
using System.Data;
using System.Data.Common;
using System.Diagnostics;
using System.Linq.Expressions;
using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.EntityFrameworkCore.Storage;
using Prism.Warehouse;
using Prism.Warehouse.Quality;

namespace Prism.SqlServerTests;

/// <summary>
/// Every LINQ query that any test sends to SQLite is translated for SQL Server too, where no server is needed: what has no translation there, or one that
/// is no sound T-SQL, fails the test that asks it. So are texts composed by hand for both engines, where they become commands (<see cref="SqlTrace"/>). So no
/// query has to be listed; that texts go that way, or are parsed by a test of their own, is what <c>RawSqlTests</c> says.
/// </summary>
internal static class TranslatedQueries
{
    private const string EventName = "Microsoft.EntityFrameworkCore.Query.QueryCompilationStarting";

    /// <summary>Marks of texts that only the embedded engine is sent: its temporary tables and triggers keep what a load changes.</summary>
    private static readonly string[] OfSqlite = ["temp.", "CREATE TEMP ", "INSERT OR IGNORE ", "pragma_", "main."];
    private static readonly ConcurrentDictionary<Type, Func<DbContext>> Peers = [];
    private static readonly ConcurrentDictionary<string, bool> Texts = new(StringComparer.Ordinal);

    /// <summary>How many different texts were translated so far in this process.</summary>
    public static int Count => Texts.Count;

    /// <summary>Before any test. What the service composes by dialect, its tests translate question by question.</summary>
    [ModuleInitializer]
    internal static void Listen()
    {
        if (typeof(TranslatedQueries).Assembly.GetName().Name is "Prism.Warehouse.Tests" or "Prism.Etl.Tests" or "Prism.Kpis.Tests" or "Prism.ODataService.Tests")
        {
            DiagnosticListener.AllListeners.Subscribe(new Listeners());
        }
    }

    private static void Translate(QueryExpressionEventData compiled)
    {
        if (compiled.Context is not { } context || PeerOf(context.GetType()) is not { } peer)
        {
            return;
        }

        using var server = peer();
        var roots = new Roots(server.Model);
        var query = roots.Visit(compiled.Expression);
        if (roots.HasRawSql)
        {
            return;
        }

        typeof(TranslatedQueries).GetMethod(nameof(Run), BindingFlags.NonPublic | BindingFlags.Static)!
            .MakeGenericMethod(ResultOf(query.Type)).Invoke(null, BindingFlags.DoNotWrapExceptions, null, [server, query, roots.Parameters], null);
    }

    private static Type ResultOf(Type type) =>
        type.IsGenericType && typeof(IQueryable).IsAssignableFrom(type) ? typeof(IEnumerable<>).MakeGenericType(type.GetGenericArguments()[^1]) : type;

    private static void Run<TResult>(DbContext server, Expression query, IReadOnlyDictionary<string, Type> parameters)
    {
        var run = server.GetService<IDatabase>().CompileQuery<TResult>(query, async: false);
        var values = server.GetService<IQueryContextFactory>().Create();
        foreach (var (name, type) in parameters)
        {
            values.Parameters[name] = ValueOf(type);
        }

        var recorder = (Recorder)server.GetService<IDbContextOptions>().FindExtension<CoreOptionsExtension>()!.Interceptors!.OfType<Recorder>().Single();
        try
        {
            if (run(values) is IEnumerable rows and not string)
            {
                foreach (var row in rows)
                {
                    _ = row;
                }
            }
        }
        catch (InvalidOperationException) when (recorder.Texts.Count > 0)
        {
            // It was sent; First, Single, Max find no row in the answer.
        }

        Assert.True(recorder.Texts.Count > 0, $"Nothing was sent for {query}");
        foreach (var text in recorder.Texts.Where(text => Texts.TryAdd(text, true)))
        {
            TransactSql.AssertSound(text);
        }
    }

    /// <summary>A value of a type as a query's parameter: of lists one with two entries.</summary>
    private static object? ValueOf(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type == typeof(string))
        {
            return "x";
        }

        if (type == typeof(DateTimeOffset))
        {
            return DateTimeOffset.UnixEpoch;
        }

        if (type == typeof(DateTime) || type == typeof(DateOnly))
        {
            return type == typeof(DateTime) ? DateTime.UnixEpoch : new DateOnly(2026, 1, 1);
        }

        if (type.IsValueType)
        {
            return Activator.CreateInstance(type);
        }

        var element = type.IsArray ? type.GetElementType()! : type.GetInterfaces().Append(type)
            .FirstOrDefault(one => one.IsGenericType && one.GetGenericTypeDefinition() == typeof(IEnumerable<>))?.GetGenericArguments()[0];
        if (element is null)
        {
            return null;
        }

        var array = Array.CreateInstance(element, 2);
        array.SetValue(ValueOf(element), 0);
        array.SetValue(ValueOf(element), 1);
        return type.IsInstanceOfType(array) ? array : Activator.CreateInstance(type.IsInterface ? typeof(HashSet<>).MakeGenericType(element) : type, array);
    }

    /// <summary>The context of the same tables on SQL Server: beside every <c>SqliteXContext</c> of the product stands a <c>SqlServerXContext</c>.</summary>
    private static Func<DbContext>? PeerOf(Type context)
    {
        if (!context.Name.StartsWith("Sqlite", StringComparison.Ordinal)
            || context.Assembly.GetType($"{context.Namespace}.SqlServer{context.Name["Sqlite".Length..]}") is not { } type)
        {
            return null;
        }

        return Peers.GetOrAdd(context, _ => () =>
        {
            var builder = (DbContextOptionsBuilder)Activator.CreateInstance(typeof(DbContextOptionsBuilder<>).MakeGenericType(type))!;
            builder.UseSqlServer("Server=nowhere;Database=none").UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking).AddInterceptors(new Recorder());
            return (DbContext)Activator.CreateInstance(type, builder.Options)!;
        });
    }

    /// <summary>Puts SQL Server's tables into a query's place, and notes its parameters.</summary>
    private sealed class Roots(IModel model) : ExpressionVisitor
    {
        public Dictionary<string, Type> Parameters { get; } = new(StringComparer.Ordinal);

        public bool HasRawSql { get; private set; }

        protected override Expression VisitExtension(Expression node)
        {
            switch (node)
            {
                case EntityQueryRootExpression root when root.GetType() == typeof(EntityQueryRootExpression):
                    return new EntityQueryRootExpression(model.FindEntityType(root.EntityType.Name)!);
                case QueryParameterExpression parameter:
                    Parameters[parameter.Name] = parameter.Type;
                    return node;
                case QueryRootExpression:
                    HasRawSql |= node.GetType().Name.Contains("Sql", StringComparison.Ordinal);
                    return node;
                default:
                    return base.VisitExtension(node);
            }
        }
    }

    /// <summary>Takes what would be sent; the answer has no rows.</summary>
    private sealed class Recorder : DbCommandInterceptor, IDbConnectionInterceptor
    {
        public List<string> Texts { get; } = [];

        public InterceptionResult ConnectionOpening(DbConnection connection, ConnectionEventData eventData, InterceptionResult result) => InterceptionResult.Suppress();

        public InterceptionResult ConnectionClosing(DbConnection connection, ConnectionEventData eventData, InterceptionResult result) => InterceptionResult.Suppress();

        public override InterceptionResult<DbDataReader> ReaderExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result)
        {
            Texts.Add(command.CommandText);
            return InterceptionResult<DbDataReader>.SuppressWithResult(new DataTable().CreateDataReader());
        }

        public override InterceptionResult<int> NonQueryExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<int> result)
        {
            Texts.Add(command.CommandText);
            return InterceptionResult<int>.SuppressWithResult(0);
        }
    }

    private sealed class Listeners : IObserver<DiagnosticListener>
    {
        public void OnNext(DiagnosticListener value)
        {
            if (value.Name == DbLoggerCategory.Name)
            {
                value.Subscribe(new Queries(), name => name == EventName);
            }
            else if (value.Name == SqlTrace.ListenerName)
            {
                value.Subscribe(new Queries());
            }
        }

        public void OnCompleted()
        {
        }

        public void OnError(Exception error)
        {
        }
    }

    private sealed class Queries : IObserver<KeyValuePair<string, object?>>
    {
        public void OnNext(KeyValuePair<string, object?> value)
        {
            if (value is { Key: EventName, Value: QueryExpressionEventData compiled })
            {
                Translate(compiled);
            }
            else if (value is { Key: SqlTrace.EventName, Value: string text } && !OfSqlite.Any(mark => text.Contains(mark, StringComparison.Ordinal)) && Texts.TryAdd(text, true))
            {
                // The one thing the engines call differently in them: how a list of keys is unfolded.
                TransactSql.AssertSound(text.Replace(DataQuality.KeysSql(WarehouseEngine.Sqlite), DataQuality.KeysSql(WarehouseEngine.SqlServer), StringComparison.Ordinal));
            }
        }

        public void OnCompleted()
        {
        }

        public void OnError(Exception error)
        {
        }
    }
}
