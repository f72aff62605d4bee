using System.Diagnostics;
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
    private readonly string? _firstModel;
    private readonly bool _isTraced;

    public PlannedChatClient(LlmRuntime runtime, CallPlan plan)
    {
        if (plan.Ensemble is not null)
            throw new ArgumentException($"'{plan.FullName}' has an ensemble, whose responses cannot be compared; remove 'Ensemble' or use a contract with [Ensemble].", nameof(plan));
        _runtime = runtime;
        (_call, _stream, var first) = Contracts.Create(runtime, binder => binder.BindChat(plan));
        _first = first!.Client;
        _firstModel = _first.GetService<ChatClientMetadata>()?.DefaultModelId;
        _isTraced = plan.Trace;
    }

    public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(messages);
        var callOptions = CallOptionsOf(ref options);
        return _call.AskAsync(AsList(messages), options, callOptions, cancellationToken);
    }

    /// <summary>Asks and tells of each attempt.</summary>
    public Task<LlmResult<ChatResponse>> AskResultAsync(IReadOnlyList<ChatMessage> messages, ChatOptions? options, LlmCallOptions? callOptions, CancellationToken cancellationToken) =>
        _call.AskResultAsync(messages, options, callOptions, cancellationToken);

    public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(messages);
        var callOptions = CallOptionsOf(ref options);
        return _stream.Updates(AsList(messages), options, callOptions, cancellationToken);
    }

    // What the first model's client says of itself stays true of this one, but the spans are those of the plan, where it has any.
    public object? GetService(Type serviceType, object? serviceKey = null)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        if (serviceKey is null && serviceType.IsInstanceOfType(this))
            return this;
        if (serviceKey is null && _isTraced && serviceType == typeof(ActivitySource))
            return Instruments.Source;
        return serviceKey is null && serviceType == typeof(LlmRuntime) ? _runtime : _first.GetService(serviceType, serviceKey);
    }

    public void Dispose()
    {
        // The clients behind it belong to whoever created them.
    }

    private static IReadOnlyList<ChatMessage> AsList(IEnumerable<ChatMessage> messages) => messages as IReadOnlyList<ChatMessage> ?? [.. messages];

    private LlmCallOptions? CallOptionsOf(ref ChatOptions? options)
    {
        var isInTheirSpan = _isTraced && OuterSpan.IsOf(SemConv.Chat, options?.ModelId ?? _firstModel);
        var model = options?.ModelId is { } key && _runtime.Knows(key) ? key : null;
        if (model is not null)
        {
            options = options!.Clone();
            options.ModelId = null;
        }

        return model is null && !isInTheirSpan ? null : new() { Model = model, IsInTheirSpan = isInTheirSpan };
    }
}
