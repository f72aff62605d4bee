using System.Diagnostics.Metrics;
using LlmAttributes;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds LlmAttributes to a container.</summary>
public static class LlmServiceCollectionExtensions
{
    /// <summary>Adds the one <see cref="LlmRuntime"/> of the container. Contracts are added by their generated <c>Add…()</c>, which calls this too.</summary>
    /// <param name="services">The container.</param>
    /// <returns>The container.</returns>
    /// <remarks>
    /// A model's chat client is the <see cref="IChatClient"/> with the model's key, the default model's is the unkeyed one. When the host starts, every contract is bound
    /// once, and all that is missing is reported at once; without a host that happens when the first contract is resolved.
    /// </remarks>
    public static IServiceCollection AddLlmAttributes(this IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.TryAddSingleton(static provider => BuildRuntime(provider));
        services.TryAddSingleton<ContractValidator>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<ContractValidationOptions>, ContractOptionsValidator>(
            static provider => new(provider.GetRequiredService<ContractValidator>())));
        services.AddOptions<ContractValidationOptions>().ValidateOnStart();
        return services;
    }

    /// <summary>Adds the one <see cref="LlmRuntime"/> of the container, and sets it up.</summary>
    /// <param name="services">The container.</param>
    /// <param name="configure">Sets the runtime up further, when it is built; may be called several times.</param>
    /// <returns>The container.</returns>
    public static IServiceCollection AddLlmAttributes(this IServiceCollection services, Action<LlmRuntimeBuilder> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        return services.AddLlmAttributes((_, runtime) => configure(runtime));
    }

    /// <summary>Adds the one <see cref="LlmRuntime"/> of the container, and sets it up with what the container holds.</summary>
    /// <param name="services">The container.</param>
    /// <param name="configure">Sets the runtime up further, when it is built; may be called several times, in the order of the calls of both overloads.</param>
    /// <returns>The container.</returns>
    /// <example><code>services.AddLlmAttributes((provider, runtime) => runtime.UseRedis(provider.GetRequiredService&lt;IConfiguration&gt;().GetConnectionString("Redis")!));</code></example>
    public static IServiceCollection AddLlmAttributes(this IServiceCollection services, Action<IServiceProvider, LlmRuntimeBuilder> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configure);
        return services.AddSingleton(new RuntimeConfiguration(configure)).AddLlmAttributes();
    }

    private static LlmRuntime BuildRuntime(IServiceProvider provider)
    {
        var builder = LlmRuntime.CreateBuilder();
        if (provider.GetService<TimeProvider>() is { } time)
            builder.UseTimeProvider(time);
        if (provider.GetService<ILoggerFactory>() is { } loggers)
            builder.UseLogger(loggers);
        foreach (var configuration in provider.GetServices<RuntimeConfiguration>())
            configuration.Configure(provider, builder);
        return builder.Build(
            key => key == LlmRuntime.DefaultModel
                ? provider.GetKeyedService<IChatClient>(key) ?? provider.GetService<IChatClient>()
                : provider.GetKeyedService<IChatClient>(key),
            type => provider.GetService(type) as ILlmRouter,
            provider.GetService<IMeterFactory>(),
            provider.GetService,
            provider.GetKeyedService<IContextRetriever>);
    }
}
