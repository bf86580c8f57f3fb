using Microsoft.Extensions.Logging.Abstractions;
using Prism.Etl.Sources;
using Prism.Etl.Sources.MsProject;
using Prism.Etl.Sources.Register;
using Prism.Etl.Staging;
using Prism.SampleJira;

namespace Prism.Etl.Tests.SampleJira;

public sealed class SamplePortfolioSourceTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("prism-portfolio").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task The_sample_s_plans_and_register_are_read_without_a_rejected_row()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        await SamplePortfolio.WriteAsync(folder, new() { Issues = 600 }, cancellationToken);

        var register = Assert.Single(await Read(new RegisterSource(new RegisterOptions { Folder = Path.Combine(folder, "register") })));
        var plans = await Read(new MsProjectSource(new MsProjectOptions { Folder = Path.Combine(folder, "plans") }, NullLogger<MsProjectSource>.Instance));

        Assert.True(register.RowCount > 500);
        Assert.Equal(48, plans.Count);
        Assert.All(plans.Append(register), batch => Assert.Empty(batch.Rejected));
    }

    private static async Task<List<StagedBatch>> Read(ISource source)
    {
        var batches = new List<StagedBatch>();
        await foreach (var batch in source.ExtractAsync(new Dictionary<string, string>(), new Progress<ExtractProgress>(), TestContext.Current.CancellationToken))
        {
            batches.Add(batch);
        }

        return batches;
    }
}
