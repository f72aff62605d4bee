using LlmAttributes.Runtime;
using Microsoft.Extensions.AI;

namespace LlmAttributes;

/// <summary>A chat client that asks the models of a runtime under the policies of a plan.</summary>
internal sealed class PlannedChatClient : IChatClient
{
    private readonly LlmRuntime _runtime;
    private readonly BoundCall<ChatResponse> _call;
    private readonly BoundStream _stream;
    private readonly IChatClient _first;

    public PlannedChatClient(LlmRuntime runtime, CallPlan plan)
    {
        if (plan.Ensemble is not null)
            throw new ArgumentException($"'{plan.FullName}' has an ensemble, whose responses cannot be compared; remove 'Ensemble' or use a contract with [Ensemble].", nameof(plan));
        _runtime = runtime;
        (_call, _stream, var first) = Contracts.Create(runtime, binder => binder.BindChat(plan));
        _first = first!.Client;
    }

    public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(messages);
        var model = ModelOf(ref options);
        return _call.AskAsync(AsList(messages), options, model, cancellationToken);
    }

    /// <summary>Asks and tells of each attempt.</summary>
    public Task<LlmResult<ChatResponse>> AskResultAsync(IReadOnlyList<ChatMessage> messages, ChatOptions? options, LlmCallOptions? callOptions, CancellationToken cancellationToken) =>
        _call.AskResultAsync(messages, options, callOptions, cancellationToken);

    public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(messages);
        var model = ModelOf(ref options);
        return _stream.Updates(AsList(messages), options, model, cancellationToken);
    }

    // Its own spans are those of the plan; what the first model's client says of itself stays true of this one.
    public object? GetService(Type serviceType, object? serviceKey = null)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        if (serviceKey is null && serviceType.IsInstanceOfType(this))
            return this;
        return serviceKey is null && serviceType == typeof(LlmRuntime) ? _runtime : _first.GetService(serviceType, serviceKey);
    }

    public void Dispose()
    {
        // The clients behind it belong to whoever created them.
    }

    private static IReadOnlyList<ChatMessage> AsList(IEnumerable<ChatMessage> messages) => messages as IReadOnlyList<ChatMessage> ?? [.. messages];

    private LlmCallOptions? ModelOf(ref ChatOptions? options)
    {
        if (options?.ModelId is not { } key || !_runtime.Knows(key))
            return null;
        options = options.Clone();
        options.ModelId = null;
        return new() { Model = key };
    }
}
