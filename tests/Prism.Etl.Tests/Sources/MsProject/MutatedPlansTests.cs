using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Prism.Etl.Sources.MsProject;
using Prism.Etl.Staging;

namespace Prism.Etl.Tests.Sources.MsProject;

/// <summary>Plans that were damaged, from a fixed seed: each is refused with a reason, or read so that its totals are what stands in the file.</summary>
public sealed partial class MutatedPlansTests(ITestOutputHelper output)
{
    private const int Mutations = 10_000;

    /// <summary>The real plans are a hundred times our own's size: one mutation in so many is of them.</summary>
    private const int RealPlanEvery = 25;

    [Fact]
    public void A_damaged_plan_is_refused_or_its_totals_agree_with_the_file()
    {
        var random = new Random(20260630);
        var plans = Originals();
        var (refused, read, slowest) = (0, 0, TimeSpan.Zero);
        for (var i = 0; i < Mutations; i++)
        {
            var bytes = Mutated(plans[i % RealPlanEvery == 0 ? i / RealPlanEvery % plans.Count : 0], random);
            var clock = Stopwatch.GetTimestamp();
            try
            {
                using var stream = new MemoryStream(bytes);
                var batch = PlanCorpus.Stage(stream, new MsProjectOptions { MaxTimephasedRows = 200_000 });
                var took = Stopwatch.GetElapsedTime(clock);
                slowest = took > slowest ? took : slowest;
                PlanSums.Check(batch, $"mutation {i}");
                CheckAgainstFile(batch, bytes, i);
                read++;
            }
            catch (MspdiException reason)
            {
                Assert.NotEmpty(reason.Message);
                refused++;
            }
        }

        output.WriteLine($"{read} read, {refused} refused, slowest {slowest.TotalMilliseconds:0} ms");
        Assert.True(read > Mutations / 10 && refused > Mutations / 10, $"{read} read, {refused} refused: the mutations are too mild or too harsh");
    }

    /// <summary>Sums of a second, simpler reading: the whole document in memory.</summary>
    private static void CheckAgainstFile(StagedBatch batch, byte[] bytes, int mutation)
    {
        using var stream = new MemoryStream(bytes);
        using var reader = System.Xml.XmlReader.Create(stream, new System.Xml.XmlReaderSettings { CheckCharacters = false });
        var root = XDocument.Load(reader).Root!;
        var tasks = root.Elements().Where(section => section.Name.LocalName == "Tasks").Elements().Where(task => task.Name.LocalName == "Task" && Last(task, "IsNull") is not ("1" or "-1")).ToList();
        var staged = batch.Of<StagedTask>();
        Assert.True(tasks.Count == staged.Count, $"mutation {mutation}: {tasks.Count} tasks, {staged.Count} staged");
        var cost = tasks.Sum(task => Last(task, "Cost") is { Length: > 0 } text ? decimal.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture) / 100 : 0);
        Assert.True(cost == staged.Sum(task => task.Cost ?? 0), $"mutation {mutation}: cost {cost}, staged {staged.Sum(task => task.Cost ?? 0)}");
        var work = tasks.Sum(task => Last(task, "Work") is { Length: > 0 } text ? Minutes(text) : 0);
        Assert.True(Math.Abs(work - staged.Sum(task => task.WorkMinutes ?? 0)) < 1e-3 + (Math.Abs(work) * 1e-9), $"mutation {mutation}: work {work}, staged {staged.Sum(task => task.WorkMinutes ?? 0)}");
    }

    private static string? Last(XElement parent, string name) => parent.Elements().LastOrDefault(child => child.Name.LocalName == name)?.Value.Trim();

    private static double Minutes(string duration)
    {
        var sign = duration.StartsWith('-') ? -1 : 1;
        var parts = DurationParts().Match(duration.TrimStart('-'));
        double Part(int group) => parts.Groups[group].Success ? double.Parse(parts.Groups[group].Value, CultureInfo.InvariantCulture) : 0;
        return sign * ((Part(1) * 1440) + (Part(2) * 60) + Part(3) + (Part(4) / 60));
    }

    private static byte[] Mutated(string plan, Random random)
    {
        var elements = Leaf().Matches(plan);
        var text = plan;
        for (var times = random.Next(1, 4); times > 0; times--)
        {
            var element = elements[random.Next(elements.Count)];
            if (element.Index + element.Length > text.Length || text.AsSpan(element.Index, element.Length) is var found && !found.SequenceEqual(element.Value))
            {
                continue;
            }

            var name = element.Groups[1].Value;
            var before = text[..element.Index];
            var after = text[(element.Index + element.Length)..];
            text = random.Next(10) switch
            {
                0 => before + after,
                1 => before + element.Value + element.Value + after,
                2 => $"{before}<{name}>{Huge(random)}</{name}>{after}",
                3 => $"{before}<{name}>{Date(random)}</{name}>{after}",
                4 => $"{before}<{name}>{string.Concat(Enumerable.Repeat("<x>", 200))}{string.Concat(Enumerable.Repeat("</x>", 200))}</{name}>{after}",
                5 => $"{before}<{name}></{name}>{after}",
                6 => $"{before}<{name}>-{element.Groups[2].Value}</{name}>{after}",
                7 => text[..random.Next(text.Length)],
                8 => Swapped(text, element, elements[random.Next(elements.Count)]),
                _ => $"<!DOCTYPE a [<!ENTITY a \"{new string('a', 50)}\"><!ENTITY b \"&a;&a;&a;\">]>{text}",
            };
        }

        var bytes = Encoding.UTF8.GetBytes(text);
        for (var flips = random.Next(0, 3); flips > 0 && bytes.Length > 0; flips--)
        {
            bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(7));
        }

        return bytes;
    }

    /// <summary>Two elements in each other's place, where they still stand where they stood.</summary>
    private static string Swapped(string text, Match one, Match other)
    {
        var (first, second) = one.Index < other.Index ? (one, other) : (other, one);
        return first.Index + first.Length > second.Index || second.Index + second.Length > text.Length || !text.AsSpan(second.Index, second.Length).SequenceEqual(second.Value)
            ? text
            : string.Concat(text[..first.Index], second.Value, text[(first.Index + first.Length)..second.Index], first.Value, text[(second.Index + second.Length)..]);
    }

    private static string Huge(Random random) => random.Next(4) switch
    {
        0 => "99999999999999999999999999",
        1 => "PT99999999999999H0M0S",
        2 => "1E308",
        _ => "-2147483649",
    };

    private static string Date(Random random) => random.Next(4) switch
    {
        0 => "0001-01-01T00:00:00",
        1 => "9999-12-31T23:59:59",
        2 => "2149-12-31T23:59:00",
        _ => "2026-02-30T08:00:00",
    };

    /// <summary>Our own plan, and real ones with timephased rows where they are at hand.</summary>
    private static List<string> Originals()
    {
        var plans = new List<string>
        {
            PlanText.Plan(
                PlanText.Task(0, "<Cost>50000</Cost>", level: 0) + PlanText.Task(1, "<Work>PT16H0M0S</Work><RemainingWork>PT16H0M0S</RemainingWork><Cost>50000</Cost><RemainingCost>50000</RemainingCost><Baseline><Number>0</Number><Start>2026-03-02T08:00:00</Start><Finish>2026-03-03T17:00:00</Finish><Work>PT16H0M0S</Work><Cost>45000</Cost></Baseline>")
                + PlanText.Task(2, "<PredecessorLink><PredecessorUID>1</PredecessorUID><Type>1</Type><LinkLag>4800</LinkLag></PredecessorLink>"),
                PlanText.Pia + "<Assignments><Assignment><UID>7</UID><TaskUID>1</TaskUID><ResourceUID>1</ResourceUID><Start>2026-03-02T08:00:00</Start><Finish>2026-03-03T17:00:00</Finish><Work>PT16H0M0S</Work><RemainingWork>PT16H0M0S</RemainingWork><Cost>40000</Cost><RemainingCost>40000</RemainingCost>"
                + "<TimephasedData><Type>1</Type><UID>7</UID><Start>2026-03-02T08:00:00</Start><Finish>2026-03-03T17:00:00</Finish><Unit>2</Unit><Value>PT16H0M0S</Value></TimephasedData></Assignment></Assignments>"),
        };
        if (PlanCorpus.Folder is not null)
        {
            plans.AddRange(new[] { "mspdiassignmentfields", "baselines", "assignment-assignments-project2019-mspdi" }.Select(name => File.ReadAllText(Path.Combine(PlanCorpus.Required, "mspdi", name + ".xml"))));
        }

        return plans;
    }

    [GeneratedRegex("<([A-Za-z]+)>([^<]*)</\\1>")]
    private static partial Regex Leaf();

    [GeneratedRegex("^P(?:([0-9.]+)D)?(?:T(?:([0-9.]+)H)?(?:([0-9.]+)M)?(?:([0-9.]+)S)?)?$")]
    private static partial Regex DurationParts();
}
