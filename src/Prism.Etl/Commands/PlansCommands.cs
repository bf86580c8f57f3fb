using System.CommandLine;
using System.Globalization;
using Prism.Etl.Sources.MsProject;

namespace Prism.Etl.Commands;

/// <summary><c>plans check</c>: what is read from a plan file, and what is left out and why.</summary>
internal static class PlansCommands
{
    public static Command Create() => new("plans", "Microsoft Project plans.") { Check() };

    private static Command Check()
    {
        var path = new Argument<string>("file") { Description = "A plan: XML, .mpp (needs --mpp-converter), or tables of an export map (.xlsx, .csv)." };
        var converter = new Option<string?>("--mpp-converter") { Description = "Command that converts .mpp to XML, such as \"mpxj-convert {in} {out}\"." };
        var culture = new Option<string>("--culture") { Description = "Language and region of tables.", DefaultValueFactory = _ => "en-US" };
        var command = new Command("check", "Reads a plan file and prints counts, dates, totals, and what was skipped and why; nothing is loaded.") { path, converter, culture };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var options = new MsProjectOptions { Folder = parsed.GetRequiredValue(path), MppConverter = parsed.GetValue(converter) };
            options.Tables.Culture = parsed.GetValue(culture) ?? options.Tables.Culture;
            var wrong = options.Validate("plans check").Select(result => result.ErrorMessage).ToList();
            if (wrong.Count > 0)
            {
                await Console.Error.WriteLineAsync(string.Join(Environment.NewLine, wrong)).ConfigureAwait(false);
                return EtlCommandLine.NotStarted;
            }

            try
            {
                await WriteAsync(await PlanCheck.RunAsync(options.Folder, options, cancellationToken).ConfigureAwait(false)).ConfigureAwait(false);
                return EtlCommandLine.Succeeded;
            }
            catch (Exception refused) when (refused is MspdiException or IOException or UnauthorizedAccessException)
            {
                await Console.Error.WriteLineAsync($"{options.Folder} {refused.Message}").ConfigureAwait(false);
                return EtlCommandLine.Failed;
            }
        });
        return command;
    }

    private static async Task WriteAsync(PlanCheck check)
    {
        var plan = check.Plan;
        var estimated = plan.IsStatusDateEstimated ? " (the plan names none: this stands in)" : "";
        string[] lines =
        [
            $"Plan         {plan.ContainerId}{(plan.Title is null ? "" : $": {plan.Title}")}",
            string.Create(CultureInfo.InvariantCulture, $"Status date  {plan.StatusDate:yyyy-MM-dd HH:mm}{estimated}"),
            string.Create(CultureInfo.InvariantCulture, $"Dates        {plan.Start:yyyy-MM-dd} to {plan.Finish:yyyy-MM-dd}"),
            string.Create(CultureInfo.InvariantCulture, $"Work         {check.WorkHours:N2} hours (leaf tasks)"),
            string.Create(CultureInfo.InvariantCulture, $"Cost         {check.Cost:N2} {plan.CurrencyCode}, of it actual {check.ActualCost:N2}, baseline {plan.EarnedValueBaseline} {check.BaselineCost:N2}"),
            string.Create(CultureInfo.InvariantCulture, $"Tasks        {check.Summaries} summaries, {check.Milestones} milestones, {check.Critical} critical, {check.NamingIssues} name a Jira issue"),
            .. check.Rows.OrderBy(rows => rows.Key, StringComparer.Ordinal).Select(rows => string.Create(CultureInfo.InvariantCulture, $"{rows.Key,-12} {rows.Value:N0} rows")),
            check.Skipped.Count == 0 ? "Nothing was skipped." : "Skipped:",
            .. check.Skipped.Select(line => $"  {line}"),
        ];
        await Console.Out.WriteLineAsync(string.Join(Environment.NewLine, lines)).ConfigureAwait(false);
    }
}
