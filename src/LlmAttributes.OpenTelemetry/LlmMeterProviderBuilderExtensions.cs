using LlmAttributes;

namespace OpenTelemetry.Metrics;

/// <summary>Adds the metrics of LlmAttributes to a metrics pipeline.</summary>
public static class LlmMeterProviderBuilderExtensions
{
    /// <summary>Listens to the metrics of calls and attempts, of the chat clients below that emit their own, and of Polly.</summary>
    /// <param name="builder">The metrics pipeline.</param>
    /// <returns>The metrics pipeline.</returns>
    /// <remarks>The meters are <c>LlmAttributes</c>, <c>Experimental.Microsoft.Extensions.AI</c>, <c>Microsoft.Extensions.AI</c> and <c>Polly</c>.</remarks>
    /// <example><code>builder.Services.AddOpenTelemetry().WithMetrics(metrics => metrics.AddLlmAttributesInstrumentation());</code></example>
    public static MeterProviderBuilder AddLlmAttributesInstrumentation(this MeterProviderBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.AddMeter(LlmAttributesDiagnostics.MeterName, TelemetrySources.ChatClients, TelemetrySources.FutureChatClients, TelemetrySources.Polly);
    }
}
