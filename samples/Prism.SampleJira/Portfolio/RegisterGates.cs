namespace Prism.SampleJira.Portfolio;

/// <summary>At which gates the programme's projects were let on. What lies behind the history's end is not held yet.</summary>
internal static class RegisterGates
{
    public static RegisterFile Of(DateOnly yearStart, DateOnly until)
    {
        var file = new RegisterFile("ProjectCode", "Gate", "PlannedOn", "HeldOn", "Decision", "DecidedBy", "Conditions");
        Add("NQ-101", "Design", 30, 33, "Go", "Tobias Renner", null);
        Add("NQ-101", "Build", 230, 244, "Conditional", "Tobias Renner", "Second lot of head ends ordered by the month's end");
        Add("NQ-103", "Design", 60, 60, "Go", "Tobias Renner", null);
        Add("NQ-103", "Roll-out", 350, null, null, null, null);
        Add("NQ-104", "Build", 150, 171, "Hold", "Tobias Renner", null);
        Add("NQ-201", "Build", 120, 124, "Go", "Marit Osei", null);
        Add("NQ-203", "Close", 215, 222, "Go", "Marit Osei", null);
        Add("NQ-301", "Design", 90, 112, "Conditional", "Anselm Quist", "Chart of accounts agreed");
        Add("NQ-301", "Build", 300, null, null, null, null);
        Add("NQ-302", "Close", 255, 262, "Go", "Anselm Quist", null);
        Add("NQ-304", "Close", 220, 220, "Go", "Anselm Quist", null);
        Add("NQ-204", "Second rollout", 250, 251, "Stop", "Marit Osei", null);
        return file;

        void Add(string project, string gate, int planned, int? held, string? decision, string? by, string? conditions)
        {
            var isHeld = held is { } day && yearStart.AddDays(day) <= until;
            file.Add(project, gate, yearStart.AddDays(planned), isHeld ? yearStart.AddDays(held!.Value) : null, isHeld ? decision : null, isHeld ? by : null, isHeld ? conditions : null);
        }
    }
}
