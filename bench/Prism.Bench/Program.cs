using System.Globalization;
using Prism.Bench;

// One line per benchmark: dotnet run -c Release --project bench/Prism.Bench -- NAME [arguments]
switch (args)
{
    case ["plans", .. var rest]:
        await PlansBench.RunAsync(rest);
        return 0;
    case ["plans-of", var tasks]:
        await PlansBench.OfAsync(int.Parse(tasks, CultureInfo.InvariantCulture));
        return 0;
    case ["jira", .. var rest]:
        await JiraBench.RunAsync(rest);
        return 0;
    case ["jira-site", var issues, var changes]:
        await JiraSite.ServeAsync(int.Parse(issues, CultureInfo.InvariantCulture), int.Parse(changes, CultureInfo.InvariantCulture));
        return 0;
    case ["kpis", .. var rest]:
        await KpisBench.RunAsync(rest);
        return 0;
    case ["feed", .. var rest]:
        await FeedBench.RunAsync(rest);
        return 0;
    case ["load", .. var rest]:
        await LoadBench.RunAsync(rest);
        return 0;
    case ["tokens"]:
        await TokensBench.RunAsync();
        return 0;
    default:
        Console.Error.WriteLine("Name a benchmark: plans [tasks] | jira [issues [reader,source,staging,run]] | kpis STEP FOLDER [projects] [issues] | feed [worklogs [pages [feed,first,apply,memory]]] | feed fill FOLDER ROWS | feed of FOLDER PAGES [feed,first,apply,memory] | feed readers FOLDER MINUTES [noload] [READERS] | feed cap FOLDER PAGES | load speed|resend|change|memory [issues] | tokens");
        return 1;
}
