using System.Text.RegularExpressions;

namespace Prism.Etl.Tests.Sources.MsProject;

public sealed class RealPlansTests(ITestOutputHelper output)
{
    /// <summary>Every difference that is left, by rule: pattern of the difference (field, UID: theirs / ours, file) and why it is right.</summary>
    private static readonly (string Pattern, int Count, string Reason)[] Rules =
    [
        (@"^task\.(total|free)Slack 0: 0 /  in .*\.mpxj\.xml$", 4, "the file leaves the project summary's slack out; the other reader says 0, we say nothing"),
        (@"^task\.name 0:  / .+ in .*$", 42, "the project summary without a name of its own bears the project's here"),
        (@"^resource\.(standardRate|overtimeRate) 3: 0\.0h /  in mspdiassignmentfields\.xml$", 2, "a cost resource without rates: the other reader says 0"),
        (@"^resource\.costPerUse 3: 0 /  in mspdiassignmentfields\.xml$", 1, "the same"),
        (@"^resource\.(standardRate|overtimeRate|costPerUse) 3: .* in mspdicostratetable\.xml$", 3, "the other reader gives the rate table's rate of today, we the file's element"),
        (@"^resource\.maxUnits 2:  / 100 in mspdiavailability\.xml$", 1, "the other reader gives today's availability, we the file's element"),
        (@"^project\.calendars 0: 1 / 2 in CopyToProjectEmpty\.xml$", 1, "the other reader drops a resource calendar that no resource has"),
    ];

    [Fact]
    public void Every_real_plan_equals_what_an_independent_reader_gets()
    {
        PlanCorpus.SkipWhereMissing();
        var (plans, unexplained) = (0, new List<string>());
        var explained = new int[Rules.Length];
        foreach (var (plan, expected) in PlanCorpus.Plans())
        {
            plans++;
            foreach (var difference in new PlanComparison(PlanCorpus.Expected(expected), PlanCorpus.Stage(plan)).Run())
            {
                var line = $"{difference} in {Path.GetFileName(plan)}";
                var rule = Array.FindIndex(Rules, rule => Regex.IsMatch(line, rule.Pattern));
                if (rule < 0)
                {
                    unexplained.Add(line);
                }
                else
                {
                    explained[rule]++;
                }
            }
        }

        for (var i = 0; i < Rules.Length; i++)
        {
            output.WriteLine($"{explained[i]} × {Rules[i].Reason}");
        }

        Assert.Equal(55, plans);
        Assert.True(unexplained.Count == 0, string.Join('\n', unexplained));
        Assert.Equal(Rules.Select(rule => rule.Count), explained);
    }
}
