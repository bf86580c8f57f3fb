using System.Diagnostics;
using System.Diagnostics.Metrics;
using OpenTelemetry.Exporter;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Prism.ODataService;

/// <summary>
/// What the service tells about itself: a measurement and a span for every answer. Always there for whoever listens in the process; sent out by OTLP, with the
/// log, where <see cref="ServiceOptions.OtlpEndpoint"/> names a collector.
/// </summary>
public static class Telemetry
{
    public const string Name = "Prism.ODataService";

    public static readonly ActivitySource Source = new(Name);
    private static readonly Meter Meter = new(Name);
    private static readonly Histogram<double> Duration = Meter.CreateHistogram<double>("prism.feed.duration", "s", "Time from the translated query to the last byte of its answer.");
    private static readonly Counter<long> Rows = Meter.CreateCounter<long>("prism.feed.rows", "{row}", "Rows sent.");

    /// <summary>One answer of a set.</summary>
    public static void Answered(string set, string form, TimeSpan elapsed, int rows)
    {
        KeyValuePair<string, object?>[] tags = [new("set", set), new("form", form)];
        Duration.Record(elapsed.TotalSeconds, tags);
        Rows.Add(rows, tags);
    }

    public static void Add(WebApplicationBuilder builder)
    {
        if (builder.Configuration[$"{ServiceOptions.Section}:{nameof(ServiceOptions.OtlpEndpoint)}"] is not { Length: > 0 } address || !Uri.TryCreate(address.TrimEnd('/') + "/", UriKind.Absolute, out var collector))
        {
            return;
        }

        Action<OtlpExporterOptions> To(string signal) => exporter =>
        {
            exporter.Protocol = OtlpExportProtocol.HttpProtobuf;
            exporter.Endpoint = new Uri(collector, $"v1/{signal}");
        };
        builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService(Name))
            .WithMetrics(metrics => metrics.AddMeter(Name, "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime").AddOtlpExporter(To("metrics")))
            .WithTracing(traces => traces.AddSource(Name, "Microsoft.AspNetCore").AddOtlpExporter(To("traces")));
        builder.Logging.AddOpenTelemetry(logging => logging.AddOtlpExporter(To("logs")));
    }
}
