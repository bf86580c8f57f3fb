using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using Prism.Warehouse;
using Prism.Warehouse.Ops;

namespace Prism.ODataService.Security.Tokens;

/// <summary><c>token create|list|revoke</c>: tokens by whoever may run the service's program on its machine.</summary>
public static class TokenCommand
{
    public const string Name = "token";

    private const string Usage = """
        token create --name TEXT --owner TEXT [--days 90] [--organisation] [--portfolio NAME]... [--program NAME]... [--project CODE]... [--people] [--administrator]
        token list
        token revoke ID
        """;

    /// <param name="arguments">What follows <c>token</c>.</param>
    /// <param name="configuration">The service's settings.</param>
    /// <param name="output">Where the answer goes.</param>
    /// <param name="cancellationToken">Ctrl+C.</param>
    /// <returns>0 when it was done, 1 when it could not be, 2 when it was not understood.</returns>
    public static async Task<int> RunAsync(string[] arguments, IConfiguration configuration, TextWriter output, CancellationToken cancellationToken)
    {
        var database = new OpsDatabase(new WarehouseDatabase(configuration.GetSection(WarehouseOptions.Section).Get<WarehouseOptions>() ?? new WarehouseOptions()));
        await database.MigrateAsync(cancellationToken).ConfigureAwait(false);
        using var tokens = new AccessTokens(database, new AuditLog(database, TimeProvider.System), TimeProvider.System, NullLogger<AccessTokens>.Instance);
        var actor = $"command line ({Environment.UserName})";
        switch (arguments)
        {
            case ["create", .. var options] when Read(options) is { } asked:
                try
                {
                    var (token, text) = await tokens.CreateAsync(actor, asked.Name, asked.Owner, asked.Rights, asked.Days, cancellationToken).ConfigureAwait(false);
                    await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"Sees {asked.Rights}; until {token.ExpiresAtUtc:yyyy-MM-dd}. Copy it now, it is not shown again:")).ConfigureAwait(false);
                    await output.WriteLineAsync(text).ConfigureAwait(false);
                    return 0;
                }
                catch (ArgumentException e)
                {
                    await output.WriteLineAsync(e.Message).ConfigureAwait(false);
                    return 1;
                }

            case ["list"]:
                foreach (var token in await tokens.ListAsync(cancellationToken).ConfigureAwait(false))
                {
                    await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{token.TokenId}  {State(token, TimeProvider.System.GetUtcNow()),-26}  {token.Owner}: {token.Name}; sees {AccessTokens.RightsOf(token)}; last used {token.LastUsedAtUtc?.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) ?? "never"}")).ConfigureAwait(false);
                }

                return 0;
            case ["revoke", var id]:
                var isThere = await tokens.RevokeAsync(actor, id, cancellationToken).ConfigureAwait(false);
                await output.WriteLineAsync(isThere ? "Revoked; every running service refuses it within ten seconds." : "There is no such token.").ConfigureAwait(false);
                return isThere ? 0 : 1;
            default:
                await output.WriteLineAsync(Usage).ConfigureAwait(false);
                return 2;
        }
    }

    private static string State(AccessToken token, DateTimeOffset now)
    {
        return token.RevokedAtUtc is { } revoked ? Day("revoked", revoked)
            : token.ExpiresAtUtc <= now ? Day("expired", token.ExpiresAtUtc)
            : Day(token.ExpiresAtUtc - now < AccessTokens.WarnedBefore ? "expires SOON" : "until", token.ExpiresAtUtc);
    }

    private static string Day(string word, DateTimeOffset day) => $"{word} {day.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}";

    private static Asked? Read(string[] options)
    {
        string? name = null;
        string? owner = null;
        var days = 90;
        List<string> portfolios = [];
        List<string> programs = [];
        List<string> projects = [];
        var rights = Rights.None;
        for (var i = 0; i < options.Length; i++)
        {
            switch (options[i])
            {
                case "--organisation":
                    rights = rights with { Organisation = true };
                    continue;
                case "--people":
                    rights = rights with { PeoplesData = true };
                    continue;
                case "--administrator":
                    rights = rights with { Administrator = true };
                    continue;
            }

            if (i + 1 == options.Length)
            {
                return null;
            }

            var value = options[++i];
            switch (options[i - 1])
            {
                case "--name": name = value; break;
                case "--owner": owner = value; break;
                case "--portfolio": portfolios.Add(value); break;
                case "--program": programs.Add(value); break;
                case "--project": projects.Add(value); break;
                case "--days" when int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number): days = number; break;
                default: return null;
            }
        }

        return name is null || owner is null ? null : new Asked(name, owner, days, rights with { Portfolios = portfolios, Programs = programs, Projects = projects });
    }

    private sealed record Asked(string Name, string Owner, int Days, Rights Rights);
}
