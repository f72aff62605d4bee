using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace LlmAttributes.Tests.Harness;

/// <summary>Streams its usage before all else, as some providers do, then pieces with a second before each; after them it fails, or stays silent until it is cancelled.</summary>
internal sealed class UsageFirstClient(TimeProvider clock, int inputTokens, string[] pieces, Exception? failure) : IChatClient
{
    public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException("It streams only.");

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        yield return new(ChatRole.Assistant, [new UsageContent(new() { InputTokenCount = inputTokens, OutputTokenCount = 0 })]);
        foreach (var piece in pieces)
        {
            await Task.Delay(TimeSpan.FromSeconds(1), clock, cancellationToken);
            yield return new(ChatRole.Assistant, piece);
        }

        if (failure is not null)
            throw failure;
        await Task.Delay(Timeout.InfiniteTimeSpan, clock, cancellationToken);
    }

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose()
    {
        // It holds nothing.
    }
}
