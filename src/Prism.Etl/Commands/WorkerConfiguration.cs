
namespace Prism.Etl.Commands;

/// <summary>
/// Where the worker's settings come from, later ones winning: the <c>appsettings.json</c> that ships with the program, the one in the current
/// folder, the secrets that the platform lays down as files (each named like its setting, in <c>/run/secrets</c> or where <c>PRISM_SECRETS</c> says), user
/// secrets, environment variables (<c>Prism__Jira__0__Token</c>). Never the command line.
/// </summary>
public static class WorkerConfiguration
{
    /// <exception cref="SettingsException">A settings file cannot be read.</exception>
    public static IConfigurationRoot Read()
    {
        var shipped = Path.Combine(AppContext.BaseDirectory, "appsettings.json");
        var secrets = Environment.GetEnvironmentVariable("PRISM_SECRETS") is { Length: > 0 } named ? Path.GetFullPath(named) : "/run/secrets";
        var own = Path.Combine(Directory.GetCurrentDirectory(), "appsettings.json");
        try
        {
            var files = new ConfigurationBuilder().AddJsonFile(shipped, optional: true).AddJsonFile(own, optional: true);
            return (Directory.Exists(secrets) ? files.AddKeyPerFile(secrets, optional: true) : files)
                .AddUserSecrets(typeof(WorkerConfiguration).Assembly, optional: true)
                .AddEnvironmentVariables()
                .Build();
        }
        catch (InvalidDataException problem)
        {
            throw new SettingsException([$"{problem.Message} {problem.InnerException?.Message}"]);
        }
    }
}
