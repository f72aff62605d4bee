using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace LlmAttributes.Tests.Harness;

/// <summary>
/// Answers, fails or hangs by chance, and keeps the sum of what its requests cost: the output it reports; all that was allowed where it was stopped and nobody can know; nothing where
/// it refused.
/// </summary>
internal sealed class SpendingClient(TimeProvider clock, ulong seed, bool isSteady) : IChatClient
{
    private readonly RandomSource _random = new(seed);
    private long _spent;

    public long SpentUsd => Volatile.Read(ref _spent);

    /// <summary>Is run before each answer.</summary>
    public Action Answered { get; set; } = static () => { };

    public async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        new(new ChatMessage(ChatRole.Assistant, "x")) { Usage = await SpendAsync(options!.MaxOutputTokens!.Value, cancellationToken) };

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var usage = await SpendAsync(options!.MaxOutputTokens!.Value, cancellationToken);
        yield return new(ChatRole.Assistant, [new TextContent("x"), new UsageContent(usage)]) { FinishReason = ChatFinishReason.Stop };
    }

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose()
    {
        // It holds nothing.
    }

    private async Task<UsageDetails> SpendAsync(int allowed, CancellationToken cancellationToken)
    {
        var luck = _random.NextDouble();
        for (var i = (int)(luck * 8); i > 0; i--)
            await Task.Yield();
        if (!isSteady && luck < 0.2)
            throw new HttpRequestException("down", null, System.Net.HttpStatusCode.ServiceUnavailable);
        try
        {
            if (!isSteady)
                await Task.Delay(TimeSpan.FromSeconds(luck < 0.4 ? 50 : luck * 4), clock, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            Interlocked.Add(ref _spent, allowed);
            throw;
        }

        var output = 1 + (int)(_random.NextDouble() * allowed);
        Interlocked.Add(ref _spent, output);
        Answered();
        return new() { InputTokenCount = 1, OutputTokenCount = output };
    }
}
