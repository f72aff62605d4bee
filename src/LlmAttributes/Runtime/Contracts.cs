using System.ComponentModel;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace LlmAttributes.Runtime;

/// <summary>Creates generated clients.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Contracts
{
    /// <summary>Creates a client that asks one chat client.</summary>
    /// <typeparam name="T">The contract.</typeparam>
    /// <param name="chatClient">The chat client.</param>
    /// <param name="factory">Creates the generated class.</param>
    /// <returns>The client.</returns>
    /// <exception cref="LlmConfigurationException">The contract names models, which one chat client cannot serve.</exception>
    public static T Create<T>(IChatClient chatClient, Func<CallBinder, T> factory)
    {
        ArgumentNullException.ThrowIfNull(chatClient);
        return Create(LlmRuntime.CreateBuilder().UseDefault(chatClient).Build(), factory);
    }

    /// <summary>Creates a client that asks the models of a runtime.</summary>
    /// <typeparam name="T">The contract.</typeparam>
    /// <param name="runtime">The runtime.</param>
    /// <param name="factory">Creates the generated class.</param>
    /// <returns>The client.</returns>
    /// <exception cref="LlmConfigurationException">Calls cannot be bound; the message lists all of them.</exception>
    public static T Create<T>(LlmRuntime runtime, Func<CallBinder, T> factory)
    {
        ArgumentNullException.ThrowIfNull(runtime);
        ArgumentNullException.ThrowIfNull(factory);
        var observers = runtime.Observers.Length;
        var binder = new CallBinder(runtime, runtime.Loggers.CreateLogger<T>());
        var client = factory(binder);
        if (binder.Faults.Count > 0)
            throw new LlmConfigurationException(binder.Faults);
        runtime.Created(typeof(T), client!, observers);
        return client;
    }

    /// <summary>Takes a client as the generated class that it must be an instance of.</summary>
    /// <typeparam name="T">The generated class.</typeparam>
    /// <param name="client">The client.</param>
    /// <returns>The client.</returns>
    /// <exception cref="ArgumentException">Something else implements the contract; only a client that was made by <c>Create</c> knows its models.</exception>
    public static T Own<T>(object client)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(client);
        return client as T
            ?? throw new ArgumentException($"'{client.GetType()}' is no generated client, so it knows no models, routes and prices; pass the client that 'Create' returned.", nameof(client));
    }

    /// <summary>Puts policies around an implementation.</summary>
    /// <typeparam name="T">The interface.</typeparam>
    /// <param name="inner">The implementation.</param>
    /// <param name="runtime">The runtime whose clock, tracer and logger are used.</param>
    /// <param name="factory">Creates the generated class.</param>
    /// <returns>The decorator.</returns>
    /// <exception cref="LlmConfigurationException">Numbers of the policies are out of range; the message lists all of them.</exception>
    public static T Decorate<T>(T inner, LlmRuntime runtime, Func<T, OperationBinder, T> factory)
    {
        ArgumentNullException.ThrowIfNull(inner);
        ArgumentNullException.ThrowIfNull(runtime);
        ArgumentNullException.ThrowIfNull(factory);
        var binder = new OperationBinder(runtime, typeof(T));
        var decorator = factory(inner, binder);
        return binder.Faults.Count == 0 ? decorator : throw new LlmConfigurationException(binder.Faults);
    }

    /// <summary>Adds a contract to a container as a singleton.</summary>
    /// <typeparam name="T">The contract.</typeparam>
    /// <param name="services">The container.</param>
    /// <param name="create">Creates the client.</param>
    /// <returns>The container.</returns>
    public static IServiceCollection Add<T>(IServiceCollection services, Func<LlmRuntime, T> create)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(create);
        services.AddLlmAttributes();
        services.AddSingleton(new ContractRegistration(create));
        return services.AddSingleton(provider =>
        {
            provider.GetRequiredService<ContractValidator>().ThrowIfFaulty();
            return create(provider.GetRequiredService<LlmRuntime>());
        });
    }
}
