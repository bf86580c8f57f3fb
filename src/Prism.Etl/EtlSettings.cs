using System.ComponentModel.DataAnnotations;
using Prism.Etl.Sources.Jira;
using Prism.Etl.Sources.MsProject;
using Prism.Etl.Sources.Register;
using Prism.Etl.Webhooks;
using Prism.Warehouse;

namespace Prism.Etl;

/// <summary>The worker's settings, read once and checked together: <c>appsettings.json</c>, user secrets, environment (<c>Prism__...</c>).</summary>
public sealed record EtlSettings
{
    public required OrganisationOptions Organisation { get; init; }
    public required WarehouseOptions Warehouse { get; init; }
    public required IReadOnlyList<JiraOptions> Jira { get; init; }
    public required IReadOnlyList<MsProjectOptions> MsProject { get; init; }
    public required IReadOnlyList<RegisterOptions> Register { get; init; }
    public required WorkerOptions Worker { get; init; }

    /// <summary>Folder of the customer's own KPI definitions and measures (<c>Prism:Kpis:Folder</c>); null for none.</summary>
    public string? KpiFolder { get; init; }

    /// <param name="configuration">Where the settings stand.</param>
    /// <param name="needsSource">False for what only looks at the warehouse.</param>
    /// <exception cref="SettingsException">A setting is wrong or unknown: all of them are told at once.</exception>
    public static EtlSettings Read(IConfiguration configuration, bool needsSource = true)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var prism = configuration.GetSection("Prism");
        var errors = new List<string>();
        var settings = new EtlSettings
        {
            Organisation = Bind<OrganisationOptions>(prism, errors, strict: false),
            Warehouse = Bind<WarehouseOptions>(configuration.GetSection(WarehouseOptions.Section), errors),
            Jira = BindList<JiraOptions>(prism.GetSection("Jira"), errors),
            MsProject = BindList<MsProjectOptions>(prism.GetSection("MsProject"), errors),
            Register = BindList<RegisterOptions>(prism.GetSection("Register"), errors),
            Worker = Bind<WorkerOptions>(prism.GetSection("Etl"), errors),
            KpiFolder = prism["Kpis:Folder"] is { Length: > 0 } folder ? folder : null,
        };
        errors.AddRange(settings.Validate());
        if (needsSource && errors.Count == 0 && settings.Jira.Count + settings.MsProject.Count + settings.Register.Count == 0)
        {
            errors.Add("Prism:Jira, Prism:MsProject, Prism:Register: at least one source is needed, and none is set.");
        }

        return errors.Count == 0 ? settings : throw new SettingsException(errors);
    }

    /// <summary>What is wrong, each message naming its setting.</summary>
    private IEnumerable<string> Validate()
    {
        var plans = MsProject.SelectMany((options, index) => options.Validate($"Prism:MsProject:{index}"));
        var registers = Register.SelectMany((options, index) => options.Validate($"Prism:Register:{index}"));
        var messages = Organisation.Validate()
            .Concat(new WarehouseOptionsValidator().Validate(null, Warehouse).Failures ?? [])
            .Concat(JiraOptions.Validate(Jira))
            .Concat(plans.Concat(registers).Select((ValidationResult result) => result.ErrorMessage!))
            .Concat(Worker.Validate())
            .Concat(Worker.Webhooks.Validate(Jira));
        foreach (var message in messages)
        {
            yield return message;
        }

        if (KpiFolder is not null && !Directory.Exists(KpiFolder))
        {
            yield return $"Prism:Kpis:Folder expects a folder that exists; '{KpiFolder}' does not.";
        }

        var names = Jira.Select(options => options.Name).Concat(MsProject.Select(options => options.Name)).Concat(Register.Select(options => options.Name));
        foreach (var taken in names.GroupBy(name => name, StringComparer.OrdinalIgnoreCase).Where(group => group.Count() > 1))
        {
            yield return $"Prism: the name '{taken.Key}' stands for {taken.Count()} sources; each needs a name of its own.";
        }
    }

    private static T Bind<T>(IConfigurationSection section, List<string> errors, bool strict = true)
        where T : class, new()
    {
        try
        {
            // A misspelt setting would otherwise be passed over in silence.
            return section.Get<T>(options => options.ErrorOnUnknownConfiguration = strict) ?? new T();
        }
        catch (InvalidOperationException problem)
        {
            errors.Add(Describe(section, problem));
            return new T();
        }
    }

    private static List<T> BindList<T>(IConfigurationSection section, List<string> errors)
        where T : class, new() =>
        section.GetChildren().Select(entry => Bind<T>(entry, errors)).ToList();

    private static string Describe(IConfigurationSection section, InvalidOperationException problem) =>
        problem.InnerException is { } inner
            ? $"{section.Path}: {problem.Message} {inner.Message}"
            : $"{section.Path}: {problem.Message}";
}

/// <summary>How the worker runs: section <c>Prism:Etl</c>.</summary>
public sealed class WorkerOptions
{
    /// <summary>Time from the end of one run to the start of the next, 1 minute to 7 days.</summary>
    /// <value>Default 15 minutes.</value>
    public TimeSpan Interval { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>Whether and where the worker hears webhooks.</summary>
    public WebhookOptions Webhooks { get; init; } = new();

    /// <summary>Days a source's payload is kept for replaying; 0 = for ever.</summary>
    /// <value>Default 30.</value>
    public int KeepLandingDays { get; set; } = 30;

    /// <summary>Days a refused row is kept after it was refused last with another value; 0 = for ever.</summary>
    /// <value>Default 365.</value>
    public int KeepRejectedDays { get; set; } = 365;

    /// <summary>Days the staged row of a deleted worklog is kept; its fact stays. 0 = for ever.</summary>
    /// <value>Default 365.</value>
    public int KeepDeletedWorklogDays { get; set; } = 365;

    /// <summary>Days the results of data-quality checks are kept; 0 = for ever.</summary>
    /// <value>Default 365.</value>
    public int KeepQualityDays { get; set; } = 365;

    /// <summary>Days the daily sizes of the tables are kept; 0 = for ever.</summary>
    /// <value>Default 730.</value>
    public int KeepGrowthDays { get; set; } = 730;

    /// <summary>What is wrong, each message naming its setting.</summary>
    public IEnumerable<string> Validate()
    {
        foreach (var (name, days) in new[]
        {
            (nameof(KeepLandingDays), KeepLandingDays), (nameof(KeepRejectedDays), KeepRejectedDays),
            (nameof(KeepDeletedWorklogDays), KeepDeletedWorklogDays), (nameof(KeepQualityDays), KeepQualityDays),
            (nameof(KeepGrowthDays), KeepGrowthDays),
        })
        {
            if (days is < 0 or > 36_500)
            {
                yield return $"Prism:Etl:{name}: expects 0 (for ever) to 36500 days; it is {days}.";
            }
        }

        if (Interval < TimeSpan.FromMinutes(1) || Interval > TimeSpan.FromDays(7))
        {
            yield return $"Prism:Etl:Interval: expects 00:01:00 to 7.00:00:00; it is {Interval}.";
        }
    }
}
