using System.Net.Http.Headers;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Prism.ODataService.Contract;
using Prism.ODataService.EntitySets.IssueCustomFields;
using Prism.ODataService.Security;
using Prism.ODataService.Security.Tokens;
using Prism.Warehouse;
using Prism.Warehouse.Ops;

namespace Prism.ODataService.Tests.Security;

[CollectionDefinition(Name)]
public sealed class RightsCollection : ICollectionFixture<RightsWarehouse>
{
    public const string Name = "rights";
}

/// <summary>A warehouse with every kind of caller, who sign in by a directory of our own, by personal access tokens, or not at all.</summary>
public sealed class RightsWarehouse : IAsyncLifetime
{
    private const string Group = "99999999-0000-0000-0000-000000000001";
    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"prism-rights-{Guid.NewGuid():N}");
    private LocalDirectory _directory = null!;
    private WebApplication _app = null!;
    private WebApplication _open = null!;
    private (string Key, string Value)[] _settings = [];

    /// <summary>Kinds of caller that see something. Who may see nothing is <see cref="Nobody"/>.</summary>
    public static readonly string[] Kinds =
        ["administrator", "anonymous", "organisation without people", "portfolio by role", "program by token", "project by group", "several rights", "register", "not in the register"];

    public WarehouseDatabase Database { get; private set; } = null!;
    public IReadOnlyDictionary<string, MatrixCaller> Callers { get; private set; } = null!;

    /// <summary>Somebody of the directory without any role.</summary>
    public MatrixCaller Nobody { get; private set; } = null!;

    /// <summary>The published sets and the one whose columns the warehouse names.</summary>
    public IReadOnlyList<EntitySet> Sets { get; private set; } = [];
    public IServiceProvider Services => _app.Services;
    public Asker Asker { get; private set; } = null!;

    /// <summary>Of a service that lets everyone read.</summary>
    public Asker OpenAsker { get; private set; } = null!;

    /// <summary>The ways to ask, beside one who sees everything: who asks without signing in has nobody else to ask beside.</summary>
    public Ways WaysOf(MatrixCaller caller) => new(Callers[caller.Authorization is null ? "anonymous" : "administrator"]);

    public Asker AskerOf(MatrixCaller caller) => caller.Authorization is null ? OpenAsker : Asker;

    public async ValueTask InitializeAsync()
    {
        Database = await SeededWarehouse.CreateAsync(_folder, CancellationToken.None);
        await MatrixSeed.WriteAsync(Database, CancellationToken.None);
        _directory = await LocalDirectory.StartAsync();
        await using (var warehouse = Database.CreateContext())
        {
            Sets = [.. EdmModel.Sets, CustomFieldSet.Make(await CustomFieldSet.ColumnsAsync(warehouse, CancellationToken.None), EdmModel.Sets)];
            var programs = await warehouse.Projects.Where(p => p.IsCurrent && p.ProjectSk > 0 && p.Program != null).Select(p => p.Program!).Distinct().OrderBy(p => p).ToListAsync();
            var portfolios = await warehouse.Projects.Where(p => p.IsCurrent && p.ProjectSk > 0 && p.Portfolio != null).Select(p => p.Portfolio!).Distinct().OrderBy(p => p).ToListAsync();
            Rights program = new() { Programs = [.. programs.Take(3)], PeoplesData = true };
            Rights portfolio = new() { Portfolios = [MatrixSeed.Portfolio, portfolios[0]] };
            var codes = await warehouse.Projects.Where(p => p.IsCurrent && p.ProjectSk > 0 && p.ProjectId > 6).Select(p => p.ProjectCode).Distinct().OrderBy(p => p).ToListAsync();
            Rights project = new() { Projects = ["P4", codes[0]] };
            Rights hostile = new() { Programs = [programs[^1]], Projects = ["50%_[x]", "'); DROP TABLE DimProject; --", "P1"], PeoplesData = true };
            _settings = _directory.Settings(
                [("Prism:Security:RegisterGivesRights", "false"), .. Right(1, "Role", "Admin", Rights.AllRows with { Administrator = true }), .. Right(2, "Role", "Portfolio", portfolio), .. Right(3, "Group", Group, project), .. Right(4, "Role", "Hostile", hostile)]);
            _app = await StartAsync();
            Asker = new Asker(_app.Urls.First());
            _open = await StartAsync(services: null, ("Prism:Security:AllowAnonymous", "true"), ("Prism:Security:Entra:TenantId", ""), ("Prism:Security:Entra:ClientId", ""), ("Prism:Security:Entra:ApplicationIdUri", ""));
            OpenAsker = new Asker(_open.Urls.First());
            await Services.GetRequiredService<OpsDatabase>().MigrateAsync(CancellationToken.None);
            var (_, text) = await Services.GetRequiredService<AccessTokens>().CreateAsync("test", "program", "matrix", program, 7, CancellationToken.None);
            var (_, registered) = await Services.GetRequiredService<AccessTokens>().CreateAsync("test", "register", "matrix", new Rights { RegisterAddresses = ["ana@EXAMPLE.org"] }, 7, CancellationToken.None);
            var (_, unregistered) = await Services.GetRequiredService<AccessTokens>().CreateAsync("test", "unregistered", "matrix", new Rights { RegisterAddresses = ["nobody@example.org", "twin@example.org"] }, 7, CancellationToken.None);
            (AuthenticationHeaderValue? Authorization, Rights Rights)[] callers =
            [
                (Person("Admin"), Rights.AllRows with { Administrator = true }), (null, Rights.AllRows), (Person("Prism.Reader"), new Rights { Organisation = true }), (Person("Portfolio"), portfolio), (Bearer(text), program),
                (Person("None", Group), project), (Person(["Hostile", "Portfolio"], Group), hostile.And(portfolio).And(project)), (Bearer(registered), new Rights { RegisterAddresses = ["ana@EXAMPLE.org"] }),
                (Bearer(unregistered), new Rights { RegisterAddresses = ["nobody@example.org", "twin@example.org"] }),
            ];
            Dictionary<string, MatrixCaller> found = [];
            foreach (var (kind, (authorization, rights)) in Kinds.Zip(callers))
            {
                found.Add(kind, new MatrixCaller(kind, authorization, rights, await ExpectedRows.OfAsync(Database, rights, CancellationToken.None)));
            }

            Callers = found;
            Nobody = new MatrixCaller("none", Person("None"), Rights.None, await ExpectedRows.OfAsync(Database, Rights.None, CancellationToken.None));
        }

        // A matrix of callers who see everything or nothing proves nothing.
        foreach (var (kind, caller) in Callers.Where(c => !c.Value.Rights.Organisation && c.Key != "not in the register"))
        {
            Assert.True(caller.Expected.ProjectIds.Count > 0 && caller.Expected.Of("Worklogs").Count is > 0 and < SeededWarehouse.FactRows, kind);
        }

        Assert.Empty(Callers["not in the register"].Expected.ProjectIds);
        Assert.Equal([3, 6], Callers["register"].Expected.ProjectIds.Where(id => id is >= 3 and <= 6).Order());
    }

    /// <summary>One more service over the same warehouse, for the same callers.</summary>
    public async Task<WebApplication> StartAsync(Action<IServiceCollection>? services = null, params (string Key, string Value)[] settings)
    {
        var app = ServiceHost.Build([], builder =>
        {
            builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
            {
                ["Prism:Warehouse:Sqlite:Folder"] = _folder, ["Prism:Service:Urls"] = "http://127.0.0.1:0", ["Prism:Service:WarmUp"] = "false", ["Prism:Service:CallerBurst"] = "1000000",
            });
            builder.Configuration.AddInMemoryCollection(_settings.ToDictionary(s => s.Key, s => (string?)s.Value));
            builder.Configuration.AddInMemoryCollection(settings.ToDictionary(s => s.Key, s => (string?)s.Value));
            builder.Logging.ClearProviders();
            services?.Invoke(builder.Services);
        });
        await app.StartAsync();
        return app;
    }

    public async ValueTask DisposeAsync()
    {
        Asker?.Dispose();
        OpenAsker?.Dispose();
        foreach (var app in new[] { _app, _open })
        {
            if (app is not null)
            {
                await app.DisposeAsync();
            }
        }

        await _directory.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    private static AuthenticationHeaderValue Bearer(string token) => new("Bearer", token);

    private AuthenticationHeaderValue Person(string role, params string[] groups) => Person([role], groups);

    private AuthenticationHeaderValue Person(string[] roles, params string[] groups) => Bearer(_directory.Token(claims =>
    {
        claims["roles"] = roles;
        claims["groups"] = groups;
        claims["oid"] = $"person-{string.Join('-', roles)}-{groups.Length}";
        claims["exp"] = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() + 7200;
    }));

    /// <summary>A right as the settings write it.</summary>
    private static IEnumerable<(string Key, string Value)> Right(int number, string whose, string name, Rights rights)
    {
        var prefix = $"Prism:Security:Rights:{number}";
        yield return ($"{prefix}:{whose}", name);
        foreach (var (flag, isSet) in new[] { ("Organisation", rights.Organisation), ("PeoplesData", rights.PeoplesData), ("Administrator", rights.Administrator) })
        {
            yield return ($"{prefix}:{flag}", isSet ? "true" : "false");
        }

        foreach (var (list, names) in new[] { ("Portfolios", rights.Portfolios), ("Programs", rights.Programs), ("Projects", rights.Projects) })
        {
            for (var i = 0; i < names.Count; i++)
            {
                yield return ($"{prefix}:{list}:{i}", names[i]);
            }
        }
    }
}
