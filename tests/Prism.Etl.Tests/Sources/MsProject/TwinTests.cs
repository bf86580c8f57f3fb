namespace Prism.Etl.Tests.Sources.MsProject;

/// <summary>Plans that were saved both as .mpp and as XML: what we read from the XML equals what another reader gets from the .mpp.</summary>
public sealed class TwinTests
{
    private static readonly (string Xml, string Mpp)[] Twins =
    [
        ("assignment-assignments-project2019-mspdi", "assignment-assignments-project2019-mpp14"),
        ("calendar-calendars-project2003-mspdi", "calendar-calendars-project2003-mpp9"),
        ("calendar-calendars-project2019-mspdi", "calendar-calendars-project2019-mpp14"),
        ("calendar-recurring-exceptions-project2007-mspdi", "calendar-recurring-exceptions-project2007-mpp12"),
        ("calendar-recurring-exceptions-project2013-mspdi", "calendar-recurring-exceptions-project2013-mpp14"),
        ("caltest", "caltest"),
        ("headertest9", "headertest9"),
        ("mspdiavailability", "mpp14availability"),
        ("mspdicostratetable", "mpp14costratetable"),
        ("mspdiduration", "mpp14duration"),
        ("mspdinulltasks", "mpp14nulltasks"),
        ("mspdirelations", "mpp14relations"),
        ("mspdisplittask", "mpp14splittask"),
        ("resource-type-project2007-mspdi", "resource-type-project2007-mpp12"),
        ("resource-type-project2013-mspdi", "resource-type-project2013-mpp14"),
        ("task-baselines-project2003-mspdi", "task-baselines-project2003-mpp9"),
        ("task-baselines-project2019-mspdi", "task-baselines-project2019-mpp14"),
        ("task-links-project2003-mspdi", "task-links-project2003-mpp9"),
        ("task-links-project2019-mspdi", "task-links-project2019-mpp14"),
    ];

    [Fact]
    public void A_plan_saved_as_xml_equals_its_mpp_twin()
    {
        PlanCorpus.SkipWhereMissing();
        var differences = new List<string>();
        foreach (var (xml, mpp) in Twins)
        {
            var expected = PlanCorpus.Expected(Path.Combine(PlanCorpus.Required, "expected", mpp + ".mpp.json"));
            var staged = PlanCorpus.Stage(Path.Combine(PlanCorpus.Required, "mspdi", xml + ".xml"));
            differences.AddRange(new PlanComparison(expected, staged).RunTwin().Select(difference => $"{difference} in {xml}"));
        }

        Assert.True(differences.Count == 0, string.Join('\n', differences));
    }
}
