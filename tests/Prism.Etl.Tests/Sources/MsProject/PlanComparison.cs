using System.Globalization;
using System.Text.Json;
using Prism.Etl.Staging;

namespace Prism.Etl.Tests.Sources.MsProject;

/// <summary>Compares a staged plan with what another reader got from the same file, field by field: every difference is one line, field first.</summary>
internal sealed class PlanComparison(JsonElement expected, StagedBatch batch)
{
    private static readonly Dictionary<string, string> LinkTypes = new()
    {
        ["FinishStart"] = "FS", ["FinishFinish"] = "FF", ["StartStart"] = "SS", ["StartFinish"] = "SF",
    };

    private readonly List<string> differences = [];

    public IReadOnlyList<string> Run()
    {
        Project();
        Tasks();
        Resources();
        Assignments();
        return differences;
    }

    /// <summary>Only what an .mpp and its MSPDI twin share: start, finish, duration, work and cost of each task.</summary>
    public IReadOnlyList<string> RunTwin()
    {
        var staged = batch.Of<StagedTask>().ToDictionary(task => task.Uid);
        foreach (var task in Living("tasks"))
        {
            var uid = Uid(task);
            if (!staged.Remove(uid, out var ours))
            {
                differences.Add($"task.missing {uid}");
                continue;
            }

            Date("task.start", uid, task, "start", ours.Start);
            Date("task.finish", uid, task, "finish", ours.Finish);
            Minutes("task.duration", uid, task, "duration", ours.DurationMinutes);
            Minutes("task.work", uid, task, "work", ours.WorkMinutes);
            Money("task.cost", uid, task, "cost", ours.Cost);
        }

        differences.AddRange(staged.Keys.Select(uid => $"task.extra {uid}"));
        return differences;
    }

    private void Project()
    {
        var plan = batch.Of<StagedPlan>().Single();
        var properties = expected.GetProperty("properties");
        Date("project.start", 0, properties, "start", plan.Start);
        Date("project.finish", 0, properties, "finish", plan.Finish);
        Number("project.minutesPerDay", 0, properties, "minutesPerDay", plan.MinutesPerDay, 0);
        Words("project.currencyCode", 0, properties, "currencyCode", plan.CurrencyCode);
        Same("project.tasks", 0, Living("tasks").Count(), batch.Of<StagedTask>().Count);
        Same("project.calendars", 0, expected.GetProperty("calendars").GetArrayLength(), batch.Of<StagedCalendar>().Count);
    }

    private void Tasks()
    {
        var staged = batch.Of<StagedTask>().ToDictionary(task => task.Uid);
        var baselines = batch.Of<StagedBaseline>().ToLookup(row => (row.OwnerKind, row.OwnerUid));
        var links = batch.Of<StagedTaskLink>().ToLookup(link => link.SuccessorUid);
        foreach (var task in Living("tasks"))
        {
            var uid = Uid(task);
            if (!staged.Remove(uid, out var ours))
            {
                differences.Add($"task.missing {uid}");
                continue;
            }

            Words("task.name", uid, task, "name", ours.Name);
            Words("task.wbs", uid, task, "wbs", ours.Wbs);
            Words("task.outlineNumber", uid, task, "outlineNumber", ours.OutlineNumber);
            Number("task.id", uid, task, "id", ours.Id, 0);
            Number("task.outlineLevel", uid, task, "outlineLevel", ours.OutlineLevel, 0);
            Number("task.parentUid", uid, task, "parentUid", ours.ParentUid, 0);
            Flag("task.summary", uid, task, "summary", ours.IsSummary);
            Flag("task.milestone", uid, task, "milestone", ours.IsMilestone);
            Flag("task.critical", uid, task, "critical", ours.IsCritical);
            Flag("task.active", uid, task, "active", ours.IsActive);
            Flag("task.manual", uid, task, "manual", ours.IsManual);
            Flag("task.estimated", uid, task, "estimated", ours.IsEstimated);
            Date("task.start", uid, task, "start", ours.Start);
            Date("task.finish", uid, task, "finish", ours.Finish);
            Date("task.actualFinish", uid, task, "actualFinish", ours.ActualFinish);
            Date("task.deadline", uid, task, "deadline", ours.Deadline);
            Same("task.recurring", uid, task.TryGetProperty("recurring", out var recurring) && recurring.GetBoolean(), ours.IsRecurring);
            Date("task.actualStart", uid, task, "actualStart", ours.ActualStart);
            Date("task.constraintDate", uid, task, "constraintDate", ours.ConstraintDate);
            Words("task.constraintType", uid, task, "constraintType", Upper(ours.ConstraintType));
            Minutes("task.duration", uid, task, "duration", ours.DurationMinutes);
            Minutes("task.remainingDuration", uid, task, "remainingDuration", ours.RemainingDurationMinutes);
            Minutes("task.work", uid, task, "work", ours.WorkMinutes);
            Minutes("task.actualWork", uid, task, "actualWork", ours.ActualWorkMinutes);
            Minutes("task.remainingWork", uid, task, "remainingWork", ours.RemainingWorkMinutes);
            Minutes("task.totalSlack", uid, task, "totalSlack", ours.TotalSlackMinutes);
            Minutes("task.freeSlack", uid, task, "freeSlack", ours.FreeSlackMinutes);
            Money("task.cost", uid, task, "cost", ours.Cost);
            Money("task.fixedCost", uid, task, "fixedCost", ours.FixedCost);
            Money("task.actualCost", uid, task, "actualCost", ours.ActualCost);
            Money("task.remainingCost", uid, task, "remainingCost", ours.RemainingCost);
            Number("task.percentComplete", uid, task, "percentComplete", ours.PercentComplete, 0);
            Number("task.percentWorkComplete", uid, task, "percentWorkComplete", ours.PercentWorkComplete, 0);
            Number("task.physicalPercentComplete", uid, task, "physicalPercentComplete", ours.PhysicalPercentComplete, 0);
            Baselines("task.baseline", uid, task, baselines[("Task", uid)]);
            Links(uid, task, [.. links[uid]]);
            Custom("task.custom", uid, "Task", task);
        }

        differences.AddRange(staged.Keys.Select(uid => $"task.extra {uid}"));
    }

    private void Resources()
    {
        var staged = batch.Of<StagedResource>().ToDictionary(resource => resource.Uid);
        foreach (var resource in Living("resources").Where(resource => Uid(resource) != 0))
        {
            var uid = Uid(resource);
            if (!staged.Remove(uid, out var ours))
            {
                differences.Add($"resource.missing {uid}");
                continue;
            }

            Words("resource.name", uid, resource, "name", ours.Name);
            Words("resource.email", uid, resource, "email", ours.Email);
            Words("resource.group", uid, resource, "group", ours.Group);
            Words("resource.type", uid, resource, "type", ours.ResourceKind is "Person" or "Generic" ? "WORK" : ours.ResourceKind.ToUpperInvariant());
            Number("resource.calendarUid", uid, resource, "calendarUid", ours.CalendarUid, 0);
            Number("resource.maxUnits", uid, resource, "maxUnits", ours.MaxUnits * 100, 1e-6);
            Words("resource.standardRate", uid, resource, "standardRate", Rate(ours.StandardRatePerHour));
            Words("resource.overtimeRate", uid, resource, "overtimeRate", Rate(ours.OvertimeRatePerHour));
            Money("resource.costPerUse", uid, resource, "costPerUse", ours.CostPerUse);
            Rates(uid, resource);
            Custom("resource.custom", uid, "Resource", resource);
            if (resource.TryGetProperty("baselineWork", out _))
            {
                var baseline = batch.Of<StagedBaseline>().Find(row => row is { OwnerKind: "Resource", Number: 0 } && row.OwnerUid == uid);
                Minutes("resource.baselineWork", uid, resource, "baselineWork", baseline?.WorkMinutes);
                Money("resource.baselineCost", uid, resource, "baselineCost", baseline?.Cost);
            }
        }

        differences.AddRange(staged.Keys.Select(uid => $"resource.extra {uid}"));
    }

    private void Assignments()
    {
        var staged = batch.Of<StagedAssignment>().ToDictionary(assignment => assignment.Uid);
        var baselines = batch.Of<StagedBaseline>().ToLookup(row => (row.OwnerKind, row.OwnerUid));
        var persons = batch.Of<StagedResource>().Where(resource => resource.ResourceKind is "Person" or "Generic").Select(resource => resource.Uid).ToHashSet();
        foreach (var assignment in Living("assignments"))
        {
            var uid = Uid(assignment);
            if (assignment.GetProperty("resourceUid").ValueKind == JsonValueKind.Null || assignment.GetProperty("resourceUid").GetInt32() == 0)
            {
                Same("assignment.placeholder", uid, false, staged.ContainsKey(uid));
                continue;
            }

            if (!staged.Remove(uid, out var ours))
            {
                differences.Add($"assignment.missing {uid}");
                continue;
            }

            Number("assignment.taskUid", uid, assignment, "taskUid", ours.TaskUid, 0);
            Number("assignment.resourceUid", uid, assignment, "resourceUid", ours.ResourceUid, 0);
            Number("assignment.units", uid, assignment, "units", ours.Units * 100, 1e-6);
            Date("assignment.start", uid, assignment, "start", ours.Start);
            Date("assignment.finish", uid, assignment, "finish", ours.Finish);
            if (persons.Contains(ours.ResourceUid))
            {
                Minutes("assignment.work", uid, assignment, "work", ours.WorkMinutes);
                Minutes("assignment.actualWork", uid, assignment, "actualWork", ours.ActualWorkMinutes);
                Minutes("assignment.remainingWork", uid, assignment, "remainingWork", ours.RemainingWorkMinutes);
            }
            else
            {
                Same("assignment.quantityAsWork", uid, null, ours.WorkMinutes);
            }

            Money("assignment.cost", uid, assignment, "cost", ours.Cost);
            Money("assignment.actualCost", uid, assignment, "actualCost", ours.ActualCost);
            Money("assignment.remainingCost", uid, assignment, "remainingCost", ours.RemainingCost);
            Baselines("assignment.baseline", uid, assignment, baselines[("Assignment", uid)]);
        }

        differences.AddRange(staged.Keys.Select(uid => $"assignment.extra {uid}"));
    }

    /// <summary>Every rate of ours against theirs of that table and day; they make up tables for files that have none.</summary>
    private void Rates(int uid, JsonElement resource)
    {
        var theirs = resource.GetProperty("rates").EnumerateArray().ToList();
        foreach (var ours in batch.Of<StagedResourceRate>().Where(rate => rate.ResourceUid == uid))
        {
            var rate = theirs.Find(rate => rate.GetProperty("table").GetString() == ours.RateTable && (ours.From is null ? rate.GetProperty("from").GetString()!.StartsWith("1984", StringComparison.Ordinal) : Text(rate, "from") == ours.From.Value.ToString("yyyy-MM-ddTHH:mm", CultureInfo.InvariantCulture)));
            if (rate.ValueKind == JsonValueKind.Undefined)
            {
                differences.Add($"rate.extra {uid}/{ours.RateTable} {ours.From}");
                continue;
            }

            Near("rate.standard", uid, PerHour(Text(rate, "std")), (double?)ours.StandardRatePerHour ?? 0, 0.005);
            Near("rate.overtime", uid, PerHour(Text(rate, "ovt")), (double?)ours.OvertimeRatePerHour ?? 0, 0.005);
            Near("rate.perUse", uid, rate.GetProperty("perUse").GetDouble(), (double?)ours.CostPerUse ?? 0, 0.005);
        }
    }

    /// <summary>Custom fields and outline codes that have a value, by field or alias.</summary>
    private void Custom(string field, int uid, string kind, JsonElement owner)
    {
        if (!owner.TryGetProperty("custom", out var custom))
        {
            return;
        }

        var ours = batch.Of<StagedFieldValue>().Where(row => row.OwnerKind == kind && row.OwnerUid == uid).ToList();
        foreach (var value in custom.EnumerateObject().Where(value => value.Value.ValueKind == JsonValueKind.String && value.Value.GetString()!.Length > 0))
        {
            var names = value.Name.Split('|');
            var found = ours.Find(row => (row.FieldName ?? "").Replace(' ', '_').Equals(names[0], StringComparison.OrdinalIgnoreCase) || (names.Length > 1 && row.Alias == names[1]));
            Same($"{field} {value.Name}", uid, value.Value.GetString(), found?.Value);
        }
    }

    private double? PerHour(string? rate)
    {
        if (rate is null)
        {
            return null;
        }

        var number = new string([.. rate.TakeWhile(c => !char.IsAsciiLetter(c))]);
        var hoursPerDay = batch.Of<StagedPlan>().Single().MinutesPerDay / 60.0;
        return double.Parse(number, CultureInfo.InvariantCulture) / rate[number.Length..] switch { "m" => 1 / 60.0, "d" => hoursPerDay, "w" => 5 * hoursPerDay, "mo" => 20 * hoursPerDay, "y" => 260 * hoursPerDay, _ => 1 };
    }

    private void Baselines(string field, int uid, JsonElement owner, IEnumerable<StagedBaseline> staged)
    {
        // The other reader leaves a baseline out in which nothing stands.
        var ours = staged.Where(row => row.Start is not null || row.Finish is not null || row.WorkMinutes is not null || row.Cost is not null || row.DurationMinutes is not null)
            .ToDictionary(row => row.Number);
        if (owner.TryGetProperty("baselines", out var baselines))
        {
            foreach (var baseline in baselines.EnumerateArray())
            {
                var number = baseline.GetProperty("number").GetInt32();
                if (!ours.Remove(number, out var row))
                {
                    differences.Add($"{field}.missing {uid}/{number}");
                    continue;
                }

                Date($"{field}.start", uid, baseline, "start", row.Start);
                Date($"{field}.finish", uid, baseline, "finish", row.Finish);
                Minutes($"{field}.work", uid, baseline, "work", row.WorkMinutes);
                Money($"{field}.cost", uid, baseline, "cost", row.Cost);
                if (field.StartsWith("task", StringComparison.Ordinal))
                {
                    Minutes($"{field}.duration", uid, baseline, "duration", row.DurationMinutes);
                }
            }
        }

        differences.AddRange(ours.Values.Select(row => $"{field}.extra {uid}/{row.Number}: {row.Start} {row.Finish} {row.WorkMinutes} {row.Cost} {row.DurationMinutes}"));
    }

    private void Links(int uid, JsonElement task, List<StagedTaskLink> staged)
    {
        var theirs = task.TryGetProperty("predecessors", out var predecessors) ? predecessors.EnumerateArray().ToList() : [];
        Same("link.count", uid, theirs.Count, staged.Count);
        foreach (var link in theirs)
        {
            var predecessor = link.GetProperty("uid").GetInt32();
            var ours = staged.Find(row => row.PredecessorUid == predecessor);
            if (ours is null)
            {
                differences.Add($"link.missing {predecessor}->{uid}");
                continue;
            }

            Words("link.type", uid, link, "type", LinkTypes[ours.LinkType]);
            var lag = link.GetProperty("lag");
            if (ours.LagPercent is { } percent)
            {
                Number("link.lagPercent", uid, lag, "v", percent, 1e-6);
            }
            else
            {
                Minutes("link.lag", uid, link, "lag", ours.LagMinutes);
            }
        }
    }

    private IEnumerable<JsonElement> Living(string what) =>
        expected.GetProperty(what).EnumerateArray().Where(row => !(row.TryGetProperty("isNull", out var isNull) && isNull.GetBoolean()));

    private static int Uid(JsonElement row) => row.GetProperty("uid").GetInt32();

    private void Date(string field, int uid, JsonElement row, string name, DateTime? ours) =>
        Same(field, uid, Text(row, name) is { } text ? text[..16] : null, ours?.ToString("yyyy-MM-ddTHH:mm", CultureInfo.InvariantCulture));

    /// <summary>Empty text is no text.</summary>
    private void Words(string field, int uid, JsonElement row, string name, string? ours) =>
        Same(field, uid, Text(row, name)?.Trim() is { Length: > 0 } text ? text : null, ours);

    private void Flag(string field, int uid, JsonElement row, string name, bool ours) => Same(field, uid, row.GetProperty(name).GetBoolean(), ours);

    private void Money(string field, int uid, JsonElement row, string name, decimal? ours) => Number(field, uid, row, name, (double?)ours, 0.005);

    /// <summary>Minutes are equal when they agree to the second: the other reader rounds fractions.</summary>
    private void Minutes(string field, int uid, JsonElement row, string name, double? ours)
    {
        var theirs = row.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Object && value.TryGetProperty("min", out var min) && min.ValueKind == JsonValueKind.Number
            ? min.GetDouble()
            : (double?)null;
        Near(field, uid, theirs, ours, 1.0 / 60);
    }

    private void Number(string field, int uid, JsonElement row, string name, double? ours, double tolerance) =>
        Near(field, uid, row.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetDouble() : null, ours, tolerance);

    private void Near(string field, int uid, double? theirs, double? ours, double tolerance)
    {
        if (theirs is null != ours is null || (theirs is { } a && ours is { } b && Math.Abs(a - b) > tolerance))
        {
            differences.Add(string.Create(CultureInfo.InvariantCulture, $"{field} {uid}: {theirs} / {ours}"));
        }
    }

    private void Same<T>(string field, int uid, T theirs, T ours)
    {
        if (!Equals(theirs, ours))
        {
            differences.Add(string.Create(CultureInfo.InvariantCulture, $"{field} {uid}: {theirs} / {ours}"));
        }
    }

    private static string? Text(JsonElement row, string name) =>
        row.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static string? Rate(decimal? perHour) => perHour is { } rate ? string.Create(CultureInfo.InvariantCulture, $"{(double)rate:0.0#####}h") : null;

    private static string? Upper(string? name) =>
        name is null ? null : string.Concat(name.Select((c, i) => i > 0 && char.IsUpper(c) ? $"_{c}" : $"{char.ToUpperInvariant(c)}")).ToUpperInvariant();
}
