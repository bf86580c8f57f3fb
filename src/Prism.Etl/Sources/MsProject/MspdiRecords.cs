namespace Prism.Etl.Sources.MsProject;

/// <summary>A section's entry in an MSPDI file (Microsoft Project XML), in the order of the file.</summary>
public abstract record MspdiRecord;

/// <summary>The elements right under <c>Project</c>. Complete only when the whole file has been read: writers may put them after the sections.</summary>
public sealed record MspdiProject
{
    public string? Name { get; set; }
    public string? Title { get; set; }
    public DateTime? StartDate { get; set; }
    public DateTime? FinishDate { get; set; }

    /// <summary>False: the plan is scheduled back from its finish.</summary>
    public bool IsScheduledFromStart { get; set; } = true;

    /// <summary>Seldom there: Project writes it only when someone set it.</summary>
    public DateTime? StatusDate { get; set; }

    /// <summary>The day of saving, unless someone set another.</summary>
    public DateTime? CurrentDate { get; set; }
    public DateTime? LastSaved { get; set; }
    public string? CurrencyCode { get; set; }
    public int MinutesPerDay { get; set; } = 480;
    public int? CalendarUid { get; set; }

    /// <summary>Days of <see cref="MinutesPerDay"/>, unlike all other slack.</summary>
    public double CriticalSlackLimitDays { get; set; }
    public int BaselineForEarnedValue { get; set; }

    /// <summary>0 = percent complete, 1 = physical percent complete.</summary>
    public int DefaultTaskEarnedValueMethod { get; set; }

    /// <summary>Number of elements of the plan read so far, to tell a plan from other XML whose root is <c>Project</c>.</summary>
    internal int KnownFields { get; set; }
}

/// <summary>MSPDI <c>Project/ExtendedAttributes/ExtendedAttribute</c> and <c>Project/OutlineCodes/OutlineCode</c>: what a custom field is called, and its lookup table.</summary>
public sealed record MspdiFieldDefinition : MspdiRecord
{
    /// <summary>188743731 = Text1 of a task; resources and assignments have other ranges.</summary>
    public long FieldId { get; set; }
    public string? FieldName { get; set; }
    public string? Alias { get; set; }

    /// <summary>The lookup table's own GUID, by which a field of Project 2007 and later finds it.</summary>
    public string? Guid { get; set; }

    /// <summary>GUID of the table the field's values come from, where the field's own definition does not hold them (MSPDI <c>Ltuid</c>).</summary>
    public string? LookupGuid { get; set; }

    /// <summary>Values by id; an outline code's have parents.</summary>
    public Dictionary<long, MspdiLookupValue> Lookup { get; } = [];

    /// <summary>The same values' ids by GUID (MSPDI <c>FieldGUID</c>).</summary>
    public Dictionary<string, long> LookupIds { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>What the code's mask puts after each level; a level past the last takes the last one's.</summary>
    public List<string> Separators { get; } = [];

    /// <summary>Field ids of a task's Text1 to Text30: in the order in which Project got them.</summary>
    public static long Text(int number) => number switch
    {
        <= 6 => 188743731 + (3 * (number - 1)),
        <= 10 => 188743746 + (number - 6),
        _ => 188743997 + (number - 11),
    };
}

/// <summary>An entry of a lookup table.</summary>
public readonly record struct MspdiLookupValue(string? Text, long? ParentId);

/// <summary>MSPDI <c>Calendar</c>.</summary>
public sealed record MspdiCalendar : MspdiRecord
{
    public int? Uid { get; set; }
    public string? Name { get; set; }
    public bool IsBase { get; set; }

    /// <summary>-1, 0 and even -65533 mean none.</summary>
    public int? BaseUid { get; set; }
    public List<MspdiWeekDay> WeekDays { get; } = [];
    public List<MspdiCalendarException> Exceptions { get; } = [];
    public List<MspdiWorkWeek> WorkWeeks { get; } = [];
}

/// <summary>MSPDI <c>WeekDay</c>: <see cref="DayType"/> 1 = Sunday to 7 = Saturday (0, an exception of the old style, becomes a <see cref="MspdiCalendarException"/>).</summary>
public sealed record MspdiWeekDay(int DayType, bool IsWorking, IReadOnlyList<WorkingShift> Times);

/// <summary>MSPDI <c>WorkWeek</c>: other working times for a span of days.</summary>
public sealed record MspdiWorkWeek(string? Name, DateOnly From, DateOnly To, IReadOnlyList<MspdiWeekDay> WeekDays);

/// <summary>MSPDI <c>Exception</c> of a calendar, or its old form, a <c>WeekDay</c> of type 0 with a <c>TimePeriod</c>.</summary>
public sealed record MspdiCalendarException
{
    public string? Name { get; set; }
    public DateOnly From { get; set; }
    public DateOnly To { get; set; }
    public bool IsWorking { get; set; }
    public IReadOnlyList<WorkingShift> Times { get; set; } = [];

    /// <summary>Files of Project 2007 and later may hold the same exception in both forms.</summary>
    public bool IsOldStyle { get; set; }

    /// <summary>1 = every day, 2 = yearly by day, 3 = yearly by position, 4 = monthly by day, 5 = monthly by position, 6 = weekly, 7 = by day count, 8 = by weekday count.</summary>
    public int Type { get; set; } = 1;

    /// <summary>Null when the end date, not a count, ends it.</summary>
    public int? Occurrences { get; set; }
    public int Period { get; set; } = 1;

    /// <summary>Bits: 1 = Sunday, 2 = Monday, to 64 = Saturday.</summary>
    public int DaysOfWeek { get; set; }

    /// <summary>0 = day, 1 = weekday, 2 = weekend day, 3 = Sunday to 9 = Saturday.</summary>
    public int MonthItem { get; set; }

    /// <summary>0 = first to 3 = fourth, 4 = last.</summary>
    public int MonthPosition { get; set; }

    /// <summary>0 = January.</summary>
    public int Month { get; set; }
    public int MonthDay { get; set; } = 1;
}

/// <summary>MSPDI <c>Task</c>. Work and durations as working time; money in units of the currency; slack in minutes.</summary>
public sealed record MspdiTask : MspdiRecord
{
    public int? Uid { get; set; }
    public int? Id { get; set; }

    /// <summary>A blank row of the plan.</summary>
    public bool IsNull { get; set; }
    public string? Name { get; set; }
    public string? Wbs { get; set; }
    public string? OutlineNumber { get; set; }
    public int OutlineLevel { get; set; }

    /// <summary>As stored; writers other than Project get it wrong, so children decide.</summary>
    public bool IsSummary { get; set; }
    public bool IsMilestone { get; set; }
    public bool IsActive { get; set; } = true;
    public bool IsManual { get; set; }
    public bool IsExternal { get; set; }

    /// <summary>A summary whose children repeat.</summary>
    public bool IsRecurring { get; set; }

    /// <summary>Stands for an inserted project, which is a plan of its own.</summary>
    public bool IsSubproject { get; set; }

    /// <summary>The inserted project's file.</summary>
    public string? SubprojectName { get; set; }

    /// <summary>The other plan's file and the task's UID there, of an external task.</summary>
    public string? ExternalTaskProject { get; set; }
    public bool? IsEstimated { get; set; }

    /// <summary>Null where the file has no flag.</summary>
    public bool? IsCritical { get; set; }

    /// <summary>3 m, 5 h, 7 d, 9 w, 11 mo; the even number after is elapsed; 35 and above estimated; 21 and 53 say nothing.</summary>
    public int? DurationFormat { get; set; }
    public int? EarnedValueMethod { get; set; }
    public DateTime? Start { get; set; }
    public DateTime? Finish { get; set; }
    public DateTime? ManualStart { get; set; }
    public DateTime? ManualFinish { get; set; }
    public DateTime? ActualStart { get; set; }
    public DateTime? ActualFinish { get; set; }
    public DateTime? Stop { get; set; }
    public DateTime? Resume { get; set; }
    public DateTime? Deadline { get; set; }
    public int? ConstraintType { get; set; }
    public DateTime? ConstraintDate { get; set; }
    public TimeSpan? Duration { get; set; }
    public TimeSpan? RemainingDuration { get; set; }
    public TimeSpan? Work { get; set; }
    public TimeSpan? ActualWork { get; set; }
    public TimeSpan? RemainingWork { get; set; }
    public decimal? Cost { get; set; }
    public decimal? FixedCost { get; set; }
    public decimal? ActualCost { get; set; }
    public decimal? RemainingCost { get; set; }
    public double? PercentComplete { get; set; }
    public double? PercentWorkComplete { get; set; }
    public double? PhysicalPercentComplete { get; set; }
    public double? TotalSlackMinutes { get; set; }
    public double? FreeSlackMinutes { get; set; }

    /// <summary>-1 = the project's.</summary>
    public int? CalendarUid { get; set; }
    public bool IgnoresResourceCalendar { get; set; }
    public string? Hyperlink { get; set; }
    public string? HyperlinkAddress { get; set; }
    public List<MspdiFieldValue> Fields { get; } = [];
    public List<MspdiLink> Links { get; } = [];
    public List<MspdiBaseline> Baselines { get; } = [];
    public List<MspdiTimephased> Timephased { get; } = [];

    /// <summary>An elapsed duration counts every hour of the calendar, nights and weekends too.</summary>
    public bool IsElapsed => DurationFormat is 4 or 6 or 8 or 10 or 12 or 36 or 38 or 40 or 42 or 44;
}

/// <summary>MSPDI <c>ExtendedAttribute</c> or <c>OutlineCode</c> of a task, resource or assignment.</summary>
/// <param name="FieldId">See <see cref="MspdiFieldDefinition"/>.</param>
/// <param name="Value">As text; null where only the lookup table has it.</param>
/// <param name="LookupId">Entry of the definition's lookup table.</param>
/// <param name="LookupGuid">The same by GUID.</param>
public readonly record struct MspdiFieldValue(long FieldId, string? Value, long? LookupId = null, string? LookupGuid = null);

/// <summary>MSPDI <c>Task/PredecessorLink</c>.</summary>
public sealed record MspdiLink
{
    public int? PredecessorUid { get; set; }

    /// <summary>0 = FF, 1 = FS, 2 = SF, 3 = SS; FS where the file says nothing.</summary>
    public int Type { get; set; } = 1;

    /// <summary>Tenths of minutes; a percentage of the predecessor's duration where <see cref="LagFormat"/> says so.</summary>
    public double LinkLag { get; set; }
    public int? LagFormat { get; set; }
    public bool IsCrossProject { get; set; }
    public string? CrossProjectName { get; set; }

    /// <summary>19 = percent, 20 = elapsed percent, 51 and 52 the same, estimated.</summary>
    public bool IsPercent => LagFormat is 19 or 20 or 51 or 52;

    /// <summary>The lag runs by the clock: even formats from 4 to 12, their estimated twins, and percentages 20 and 52.</summary>
    public bool IsElapsed => LagFormat is 4 or 6 or 8 or 10 or 12 or 20 or 36 or 38 or 40 or 42 or 44 or 52;
}

/// <summary>MSPDI <c>Baseline</c> of a task or assignment.</summary>
public sealed record MspdiBaseline
{
    /// <summary>0 = "Baseline", 1 to 10.</summary>
    public int Number { get; set; }
    public DateTime? Start { get; set; }
    public DateTime? Finish { get; set; }
    public TimeSpan? Duration { get; set; }
    public TimeSpan? Work { get; set; }
    public decimal? Cost { get; set; }
}

/// <summary>
/// MSPDI <c>TimephasedData</c>: a quantity that falls between two instants. A row without a value is zero. Large plans have hundreds of thousands: 32 bytes each.
/// </summary>
public readonly struct MspdiTimephased
{
    /// <summary>Numbers are kept to a millionth: files give four decimals at most.</summary>
    private const decimal NumberScale = 1_000_000m;

    private readonly DateTime start;
    private readonly DateTime finish;
    private readonly long value;
    private readonly short type;
    private readonly bool isWork;

    /// <param name="type">See <see cref="TimephasedType"/>.</param>
    /// <param name="start">Null where another tool left it out.</param>
    /// <param name="finish">Null where another tool left it out.</param>
    /// <param name="work">The value where it is a duration.</param>
    /// <param name="number">The value where it is a number: money × 100 for costs.</param>
    public MspdiTimephased(short type, DateTime? start, DateTime? finish, TimeSpan work, decimal number)
    {
        (this.type, this.start, this.finish) = (type, start ?? default, finish ?? default);
        isWork = work != TimeSpan.Zero;
        value = isWork ? work.Ticks : (long)decimal.Round(number * NumberScale);
    }

    public int Type => type;
    public DateTime? Start => start == default ? null : start;
    public DateTime? Finish => finish == default ? null : finish;
    public TimeSpan Work => isWork ? new TimeSpan(value) : TimeSpan.Zero;
    public decimal Number => isWork ? 0 : value / NumberScale;
}

/// <summary>MSPDI <c>Resource</c>.</summary>
public sealed record MspdiResource : MspdiRecord
{
    /// <summary>0 is Project's unnamed "unassigned".</summary>
    public int? Uid { get; set; }
    public bool IsNull { get; set; }
    public string? Name { get; set; }
    public string? Email { get; set; }

    /// <summary>0 = material (or cost, see <see cref="IsCostResource"/>), 1 = work, 2 = cost.</summary>
    public int Type { get; set; } = 1;
    public bool IsCostResource { get; set; }
    public bool IsGeneric { get; set; }
    public bool IsInactive { get; set; }
    public string? Group { get; set; }

    /// <summary>1 = 100 %.</summary>
    public double? MaxUnits { get; set; }

    /// <summary>Per hour whatever <c>StandardRateFormat</c> says, and not × 100, unlike all other money.</summary>
    public decimal? StandardRate { get; set; }
    public decimal? OvertimeRate { get; set; }
    public decimal? CostPerUse { get; set; }
    public int? CalendarUid { get; set; }
    public List<MspdiRate> Rates { get; } = [];
    public List<MspdiAvailability> Availability { get; } = [];
    public List<MspdiBaseline> Baselines { get; } = [];
    public List<MspdiFieldValue> Fields { get; } = [];
}

/// <summary>MSPDI <c>Assignment</c>.</summary>
public sealed record MspdiAssignment : MspdiRecord
{
    /// <summary>Project's "no resource": every task nobody works on has such an assignment.</summary>
    public const int NoResource = -65535;

    /// <summary>A placeholder: of no resource, or of Project's unnamed resource 0.</summary>
    public bool IsNobodys => ResourceUid is NoResource or 0;

    public int? Uid { get; set; }
    public int? TaskUid { get; set; }
    public int ResourceUid { get; set; } = NoResource;
    public DateTime? Start { get; set; }
    public DateTime? Finish { get; set; }
    public DateTime? ActualStart { get; set; }
    public DateTime? ActualFinish { get; set; }
    public DateTime? Stop { get; set; }
    public DateTime? Resume { get; set; }
    public double? Units { get; set; }
    public TimeSpan? Work { get; set; }
    public TimeSpan? ActualWork { get; set; }
    public TimeSpan? RemainingWork { get; set; }
    public decimal? Cost { get; set; }
    public decimal? ActualCost { get; set; }
    public decimal? RemainingCost { get; set; }
    public List<MspdiFieldValue> Fields { get; } = [];
    public List<MspdiBaseline> Baselines { get; } = [];
    public List<MspdiTimephased> Timephased { get; } = [];
}
