using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using Prism.ODataService.Security;
using Prism.ODataService.Security.Tokens;
using Prism.Warehouse;
using Prism.Warehouse.Ops;

namespace Prism.Bench;

/// <summary>Whether the time that a wrong personal access token takes tells if there is one with its id: both kinds by turns, with the guard's own work.</summary>
internal static class TokensBench
{
    private const int Rounds = 200;
    private const int Calls = 2_000;

    public static async Task RunAsync()
    {
        var folder = Directory.CreateTempSubdirectory("prism-tokens-").FullName;
        var ops = new OpsDatabase(new WarehouseDatabase(new WarehouseOptions { Sqlite = { Folder = folder } }));
        await ops.MigrateAsync(CancellationToken.None);
        using var tokens = new AccessTokens(ops, new AuditLog(ops, TimeProvider.System), TimeProvider.System, NullLogger<AccessTokens>.Instance);
        List<string> there = [];
        for (var i = 0; i < 200; i++)
        {
            there.Add((await tokens.CreateAsync("bench", "bench", "bench", Rights.AllRows, 30, CancellationToken.None)).Token.TokenId);
        }

        string[] none = [.. Enumerable.Range(0, 200).Select(_ => TokenText.Create().Id)];
        var (_, secret) = TokenText.Create();
        List<double> known = [];
        List<double> unknown = [];
        for (var round = -20; round < Rounds; round++)
        {
            // By turns, and which comes first by turns as well.
            var first = await OneAsync(tokens, round % 2 == 0 ? there : none, secret);
            var second = await OneAsync(tokens, round % 2 == 0 ? none : there, secret);
            if (round >= 0)
            {
                known.Add(round % 2 == 0 ? first : second);
                unknown.Add(round % 2 == 0 ? second : first);
            }
        }

        var (a, b) = (Quartiles(known), Quartiles(unknown));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"ns per check, quartiles of {Rounds} rounds of {Calls}: id there, secret wrong {a.Low:F0} {a.Middle:F0} {a.High:F0}; id not there {b.Low:F0} {b.Middle:F0} {b.High:F0}; medians {a.Middle / b.Middle:F3}"));
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    private static async Task<double> OneAsync(AccessTokens tokens, IReadOnlyList<string> ids, string secret)
    {
        var guard = new TokenGuard(TimeProvider.System);
        var started = TimeProvider.System.GetTimestamp();
        for (var i = 0; i < Calls; i++)
        {
            var id = ids[i % ids.Count];
            if (guard.Wait("10.0.0.1", id) >= 0 && (await tokens.FindAsync(id, secret, CancellationToken.None)).Token is null)
            {
                guard.Blame("10.0.0.1", id);
            }
        }

        return TimeProvider.System.GetElapsedTime(started).TotalNanoseconds / Calls;
    }

    private static (double Low, double Middle, double High) Quartiles(List<double> values)
    {
        values.Sort();
        return (values[values.Count / 4], values[values.Count / 2], values[values.Count * 3 / 4]);
    }
}
