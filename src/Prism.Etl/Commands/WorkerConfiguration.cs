
namespace Prism.Etl.Commands;

/// <summary>
/// Where the worker's settings come from, later ones winning: the <c>appsettings.json</c> that ships with the program, the one in the current
/// folder, user secrets, environment variables (<c>Prism__Jira__0__Token</c>). Never the command line.
/// </summary>
public static class WorkerConfiguration
{
    /// <exception cref="SettingsException">A settings file cannot be read.</exception>
    public static IConfigurationRoot Read()
    {
        var shipped = Path.Combine(AppContext.BaseDirectory, "appsettings.json");
        var own = Path.Combine(Directory.GetCurrentDirectory(), "appsettings.json");
        try
        {
            return new ConfigurationBuilder()
                .AddJsonFile(shipped, optional: true)
                .AddJsonFile(own, optional: true)
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
