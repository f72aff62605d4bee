using System.ClientModel.Primitives;

namespace LlmAttributes;

/// <summary>Stands behind the client's own retries, so that it sees each try.</summary>
internal sealed class AttemptPolicy(LlmRequestObserver observer) : PipelinePolicy
{
    public override void Process(PipelineMessage message, IReadOnlyList<PipelinePolicy> pipeline, int currentIndex)
    {
        using var observed = Begin(message);
        ProcessNext(message, pipeline, currentIndex);
        Read(observed, message);
    }

    public override async ValueTask ProcessAsync(PipelineMessage message, IReadOnlyList<PipelinePolicy> pipeline, int currentIndex)
    {
        using var observed = Begin(message);
        await ProcessNextAsync(message, pipeline, currentIndex).ConfigureAwait(false);
        Read(observed, message);
    }

    private ObservedRequest Begin(PipelineMessage message)
    {
        var observed = observer.Begin();
        if (observed.IdempotencyKey is { } key && !message.Request.Headers.TryGetValue(observer.IdempotencyHeader!, out _))
            message.Request.Headers.Set(observer.IdempotencyHeader!, key);
        if (observed.PromptCacheKey is { } cacheKey)
            PromptCacheKey.Add(message.Request, cacheKey);
        return observed;
    }

    private static void Read(ObservedRequest observed, PipelineMessage message)
    {
        if (message.Response is { } response)
            observed.ReadAnswer(name => response.Headers.TryGetValue(name, out var value) ? value : null);
    }
}
