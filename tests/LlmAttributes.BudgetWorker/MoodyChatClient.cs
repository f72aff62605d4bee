using System.Net;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Time.Testing;

namespace LlmAttributes.BudgetWorker;

/// <summary>Answers, fails, stays silent past the limit of an attempt, or is interrupted by its caller, as a seed decides.</summary>
internal sealed class MoodyChatClient(FakeTimeProvider clock, int seed) : IChatClient
{
    private readonly Random _random = new(seed);

    /// <summary>What ends the running call.</summary>
    public static AsyncLocal<CancellationTokenSource> Caller { get; } = new();

    public async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        await Task.Yield();
        int mood, output;
        lock (_random)
            (mood, output) = (_random.Next(100), _random.Next(1, options!.MaxOutputTokens!.Value + 1));
        if (mood < 10)
            throw new HttpRequestException("refused", null, HttpStatusCode.InternalServerError);
        if (mood < 16)
            clock.Advance(TimeSpan.FromSeconds(IPaid.AttemptSeconds));
        else if (mood < 22)
            await Caller.Value!.CancelAsync();
        if (mood < 22)
            await Task.Delay(Timeout.InfiniteTimeSpan, clock, cancellationToken);
        return new(new ChatMessage(ChatRole.Assistant, "something")) { Usage = new() { InputTokenCount = 10, OutputTokenCount = output } };
    }

    public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException("It does not stream.");

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose()
    {
        // It holds nothing.
    }
}
