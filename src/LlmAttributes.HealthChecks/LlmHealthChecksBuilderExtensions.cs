using LlmAttributes;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds the health of an <see cref="LlmRuntime"/> to the health checks of a container.</summary>
public static class LlmHealthChecksBuilderExtensions
{
    /// <summary>Adds a check of the models of the container's <see cref="LlmRuntime"/>, by what their traffic shows; nothing is sent.</summary>
    /// <param name="builder">The health checks.</param>
    /// <param name="models">The keys of the models that count; by default all.</param>
    /// <returns>The health checks.</returns>
    /// <remarks>
    /// The check has the name <c>llm</c> and the tag <c>ready</c>: a service whose models are away is not ready, but restarting it does not help. It is unhealthy when no known
    /// model answers, and degraded when some do not.
    /// </remarks>
    public static IHealthChecksBuilder AddLlmClientCheck(this IHealthChecksBuilder builder, params string[] models) =>
        builder.AddLlmClientCheck(options =>
        {
            foreach (var model in models ?? [])
                options.Models.Add(model);
        });

    /// <summary>Adds a check of the models of the container's <see cref="LlmRuntime"/>.</summary>
    /// <param name="builder">The health checks.</param>
    /// <param name="configure">Sets what the check looks at, and whether it probes.</param>
    /// <param name="name">The name of the check.</param>
    /// <param name="failureStatus">What is reported when no known model answers; by default unhealthy.</param>
    /// <param name="tags">The tags; by default <c>ready</c>.</param>
    /// <returns>The health checks.</returns>
    /// <exception cref="ArgumentOutOfRangeException">When the check is created: a number of the options is out of its range.</exception>
    public static IHealthChecksBuilder AddLlmClientCheck(
        this IHealthChecksBuilder builder, Action<LlmHealthCheckOptions> configure, string name = "llm", HealthStatus? failureStatus = null, IEnumerable<string>? tags = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(configure);
        var options = new LlmHealthCheckOptions();
        configure(options);
        options.Validate();
        LlmHealthCheck? check = null;
        return builder.Add(new(
            name,
            provider => LazyInitializer.EnsureInitialized(ref check, () => new(provider.GetRequiredService<LlmRuntime>(), options, provider.GetService<TimeProvider>() ?? TimeProvider.System)),
            failureStatus,
            tags ?? ["ready"]));
    }
}
