namespace Prism.SampleJira.Portfolio;

/// <summary>Total slack of each task, in working days, by the backward pass over the links from the plan's present finish.</summary>
internal sealed class PlanSlack
{
    private readonly Dictionary<PlanTask, int> days = [];

    public PlanSlack(PlanStatus status)
    {
        var tasks = status.Plan.Tasks.ToList();
        var finish = status.Tasks.Values.Max(t => t.Finish);
        var latestFinish = tasks.ToDictionary(t => t, _ => finish);
        for (var i = tasks.Count - 1; i >= 0; i--)
        {
            var own = status.Tasks[tasks[i]];
            var latestStart = latestFinish[tasks[i]] - Math.Max(own.Days, 1) + 1;
            days[tasks[i]] = Math.Max(0, latestStart - own.Start);
            foreach (var link in tasks[i].Links)
            {
                var from = status.Tasks[link.From];
                var bound = link.Type == LinkType.StartToStart ? latestStart - link.LagDays + Math.Max(from.Days, 1) - 1
                    : tasks[i].IsMilestone ? latestStart - link.LagDays
                    : latestStart - link.LagDays - 1;
                latestFinish[link.From] = Math.Min(latestFinish[link.From], bound);
            }
        }
    }

    public int Of(TaskStatus task) => task.IsComplete ? 0 : days[task.Task];

    public bool IsCritical(TaskStatus task) => !task.IsComplete && days[task.Task] == 0;
}
