using LlmAttributes.Runtime;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace LlmAttributes;

/// <summary>The runtime of one stage. It shares clock, log, ledger and error counts with the container's, but has models and breakers of its own.</summary>
internal static class PipelineRuntime
{
    /// <summary>The model that is the stage's inner client.</summary>
    public const string Inner = "default";

    public static CallPlan Plan(string stage) => new("pipeline") { Call = stage };

    public static string Fallback(int number) => FormattableString.Invariant($"fallback-{number}");

    public static LlmRuntimeBuilder Create(IServiceProvider services)
    {
        if (services.GetService<LlmRuntime>() is { } host)
            return LlmRuntime.CreateBuilder(host);
        var builder = LlmRuntime.CreateBuilder();
        if (services.GetService<TimeProvider>() is { } time)
            builder.UseTimeProvider(time);
        if (services.GetService<ILoggerFactory>() is { } loggers)
            builder.UseLogger(loggers);
        return builder;
    }
}
