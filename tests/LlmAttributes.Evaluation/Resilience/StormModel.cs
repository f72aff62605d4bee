using System.Net.Http;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace LlmAttributes.Evaluation.Resilience;

/// <summary>A simulated model in the storm.</summary>
internal sealed class StormModel(StormModelFacts facts, int number, int seed, VirtualClock clock) : IChatClient
{
    private readonly StormWeather _weather = new(seed, number);

    public StormModelFacts Facts { get; } = facts;

    public async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var (call, request) = Begin(messages);
        await AdmitAsync(call, request, cancellationToken);
        var start = clock.Seconds;
        try
        {
            await PassAsync(request.FirstTokenSeconds + request.WritingSeconds, cancellationToken);
            return new(new ChatMessage(ChatRole.Assistant, request.Head + request.Tail)) { FinishReason = ChatFinishReason.Stop, Usage = UsageOf(call) };
        }
        finally
        {
            request.Bill(clock.Seconds - start);
        }
    }

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var (call, request) = Begin(messages);
        await AdmitAsync(call, request, cancellationToken);
        var start = clock.Seconds;
        try
        {
            await PassAsync(request.FirstTokenSeconds, cancellationToken);
            yield return new(ChatRole.Assistant, request.Head);
            await PassAsync(request.WritingSeconds, cancellationToken);
            if (request.IsCut)
                throw new HttpIOException(HttpRequestError.ResponseEnded);
            yield return new(ChatRole.Assistant, request.Tail);
            yield return new(ChatRole.Assistant, [new UsageContent(UsageOf(call))]) { FinishReason = ChatFinishReason.Stop };
        }
        finally
        {
            request.Bill(clock.Seconds - start);
        }
    }

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose()
    {
        // It holds nothing.
    }

    private static UsageDetails UsageOf(StormCall call) => new() { InputTokenCount = call.InputTokens, OutputTokenCount = call.OutputTokens };

    private (StormCall Call, StormRequest Request) Begin(IEnumerable<ChatMessage> messages)
    {
        var call = ((StormMessage)messages.First()).Call;
        return (call, call.Begin(Facts, number));
    }

    private async Task AdmitAsync(StormCall call, StormRequest request, CancellationToken cancellationToken)
    {
        if (_weather.IsOutage(clock.Seconds, out var hangsUntil))
        {
            await PassAsync(hangsUntil == 0 ? StormScenario.RefusalSeconds : hangsUntil - clock.Seconds, cancellationToken);
            throw new HttpRequestException(hangsUntil == 0 ? HttpRequestError.ConnectionError : HttpRequestError.ResponseEnded);
        }

        var isBurst = _weather.IsBurst(clock.Seconds);
        if (!isBurst && !call.IsPermanentFault)
            return;
        await PassAsync(StormScenario.RefusalSeconds, cancellationToken);
        throw isBurst ? new StormFailure(429, request.RetryAfterSeconds) : new StormFailure(400);
    }

    // Unlike Task.Delay, which leaves for the thread pool when it is cancelled.
    private async Task PassAsync(double seconds, CancellationToken cancellationToken)
    {
        var passed = new TaskCompletionSource();
        using var timer = clock.CreateTimer(static passed => ((TaskCompletionSource)passed!).TrySetResult(), passed, TimeSpan.FromSeconds(seconds), Timeout.InfiniteTimeSpan);
        await passed.Task.WaitAsync(cancellationToken);
    }
}
