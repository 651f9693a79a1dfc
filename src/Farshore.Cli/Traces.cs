using Farshore.Recovery.Runs;
using OpenTelemetry;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Farshore.Cli;

/// <summary>Sends traces of runs to where OpenTelemetry's own variables say; nowhere without them.</summary>
static class Traces
{
    static readonly string[] Endpoints = ["OTEL_EXPORTER_OTLP_ENDPOINT", "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT"];

    /// <returns>What has to be disposed of before the program ends, so that the last are sent; null where nobody wants any.</returns>
    public static IDisposable? Begin()
    {
        if (!Endpoints.Any(name => Environment.GetEnvironmentVariable(name) is { Length: > 0 })) return null;
        return Sdk.CreateTracerProviderBuilder()
            .ConfigureResource(resource => resource.AddService(
                "farshore", serviceVersion: typeof(Traces).Assembly.GetName().Version?.ToString(3)))
            .AddSource(RunTracing.Source)
            .AddOtlpExporter()
            .Build();
    }
}
