using System.ComponentModel;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

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
        var binder = new CallBinder(runtime);
        var client = factory(binder);
        return binder.Faults.Count == 0 ? client : throw new LlmConfigurationException(binder.Faults);
    }

    /// <summary>Gets the generated class behind a client.</summary>
    /// <typeparam name="T">The generated class.</typeparam>
    /// <param name="client">The client.</param>
    /// <returns>The same client.</returns>
    /// <exception cref="ArgumentException">The client was not created by the contract's <c>Create</c>, so that nothing is known of its routes.</exception>
    public static T Generated<T>(object client)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(client);
        return client as T ?? throw new ArgumentException($"'{client.GetType().Name}' is not the generated client of the contract; pass what its 'Create' returned.", nameof(client));
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
