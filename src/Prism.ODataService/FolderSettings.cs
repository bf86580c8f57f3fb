using Microsoft.Extensions.Configuration.Json;

namespace Prism.ODataService;

/// <summary>
/// The settings file of the folder the service is started in and the secrets that the platform lays down as files, the same that the worker reads: above the
/// file beside the program, below user secrets, environment and command line.
/// </summary>
public static class FolderSettings
{
    /// <summary>Names the folder of the secrets: each a file named like its setting (<c>Prism__Warehouse__SqlServer__ConnectionString</c>).</summary>
    public const string SecretsVariable = "PRISM_SECRETS";

    private const string DefaultSecrets = "/run/secrets";
    private const string File = "appsettings.json";

    /// <summary>The service's settings for a command that starts no service.</summary>
    public static IConfiguration Read(string folder)
    {
        var configuration = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory }).Configuration;
        Add(configuration, folder);
        return configuration;
    }

    public static void Add(ConfigurationManager configuration, string folder)
    {
        IList<IConfigurationSource> sources = configuration.Sources;
        var next = 1 + sources.Select((source, index) => (source, index)).Where(s => s.source is JsonConfigurationSource { Path: not null } json
            && json.Path.StartsWith("appsettings", StringComparison.OrdinalIgnoreCase)).Select(s => s.index).DefaultIfEmpty(-1).Max();
        if (Path.TrimEndingDirectorySeparator(folder) != Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory))
        {
            var own = new JsonConfigurationSource { Path = Path.Combine(folder, File), Optional = true };
            own.ResolveFileProvider();
            sources.Insert(next++, own);
        }

        var secrets = Environment.GetEnvironmentVariable(SecretsVariable) is { Length: > 0 } named ? named : DefaultSecrets;
        if (Directory.Exists(secrets))
        {
            var files = new ConfigurationBuilder().AddKeyPerFile(Path.GetFullPath(secrets), optional: true);
            sources.Insert(next, files.Sources[0]);
        }
    }
}
