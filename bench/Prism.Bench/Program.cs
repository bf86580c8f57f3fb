using Prism.Bench;

// One line per benchmark: dotnet run -c Release --project bench/Prism.Bench -- NAME [arguments]
switch (args)
{
    case ["plans", .. var rest]:
        await PlansBench.RunAsync(rest);
        return 0;
    case ["kpis", .. var rest]:
        await KpisBench.RunAsync(rest);
        return 0;
    case ["feed", .. var rest]:
        await FeedBench.RunAsync(rest);
        return 0;
    default:
        Console.Error.WriteLine("Name a benchmark: plans [tasks], kpis STEP FOLDER [projects] [issues], feed [worklogs [pages]]");
        return 1;
}
