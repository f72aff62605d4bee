using LlmAttributes;

namespace OpenTelemetry.Trace;

/// <summary>Adds the spans of LlmAttributes to a tracing pipeline.</summary>
public static class LlmTracerProviderBuilderExtensions
{
    /// <summary>Listens to the spans of calls, of the attempts that they make, and of the chat clients below that emit their own.</summary>
    /// <param name="builder">The tracing pipeline.</param>
    /// <returns>The tracing pipeline.</returns>
    /// <remarks>
    /// The sources are <c>LlmAttributes</c>, <c>Experimental.Microsoft.Extensions.AI</c> and <c>Microsoft.Extensions.AI</c>. Calls have spans where <see cref="TracePerformanceAttribute"/> stands; what these hold,
    /// <see cref="LlmRuntimeBuilder.Telemetry"/> says.
    /// </remarks>
    /// <example><code>builder.Services.AddOpenTelemetry().WithTracing(tracing => tracing.AddLlmAttributesInstrumentation());</code></example>
    public static TracerProviderBuilder AddLlmAttributesInstrumentation(this TracerProviderBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.AddSource(LlmAttributesDiagnostics.ActivitySourceName, TelemetrySources.ChatClients, TelemetrySources.FutureChatClients);
    }
}
