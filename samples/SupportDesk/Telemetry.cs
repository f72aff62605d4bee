using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace SupportDesk;

/// <summary>Spans and metrics, sent where the standard variables of OpenTelemetry say; without them nowhere.</summary>
internal static class Telemetry
{
    public static void AddTo(IServiceCollection services, IConfiguration configuration)
    {
        var telemetry = services.AddOpenTelemetry().ConfigureResource(resource => resource.AddService(configuration["OTEL_SERVICE_NAME"] ?? "support-desk"));
        telemetry.WithTracing(tracing =>
        {
            tracing.AddAspNetCoreInstrumentation().AddLlmAttributesInstrumentation();
            if (configuration["OTEL_TRACES_EXPORTER"] == "console")
                tracing.AddConsoleExporter();
        });
        telemetry.WithMetrics(metrics =>
        {
            metrics.AddAspNetCoreInstrumentation().AddLlmAttributesInstrumentation();
            if (configuration["OTEL_METRICS_EXPORTER"] == "console")
                metrics.AddConsoleExporter();
        });
        if (configuration["OTEL_EXPORTER_OTLP_ENDPOINT"] is { Length: > 0 })
            telemetry.UseOtlpExporter();
    }
}
