using System.Globalization;
using Microsoft.Extensions.AI;

namespace LlmAttributes.BudgetWorker;

/// <summary>Runs a workflow and says what is paid and what has ended. Each line is written at once, so that a killed process has said what it did.</summary>
internal static class LongRun
{
    /// <summary>Runs it. Arguments: <c>sqlite</c> or <c>redis</c>, the file or the address, the number of parts, seconds added to the clock, and after how many requests no more is answered.</summary>
    public static async Task RunAsync(string[] arguments)
    {
        var numbers = arguments[2..].Select(static text => int.Parse(text, CultureInfo.InvariantCulture)).ToArray();
        var builder = LlmRuntime.CreateBuilder().UseTimeProvider(new ShiftedClock(numbers[1])).AddModel(IPaid.First, new PaidChatClient(numbers[2]));
        if (arguments[0] == "redis")
            builder.UseRedis(arguments[1], new() { LeaseClock = RedisLeaseClock.Caller, KeepsWorkflows = true });
        else
            builder.UseSqlite(arguments[1], new() { BusySeconds = 60, SurvivesPowerCut = false, KeepsWorkflows = true });
        await using var runtime = builder.Build();
        Console.WriteLine("done " + await ILongRun.Create(runtime).RunAsync(numbers[0], static part => Console.WriteLine("finished " + part), "the run"));
    }

    /// <summary>A lease of a process that was killed is over for the next one.</summary>
    private sealed class ShiftedClock(int seconds) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => Proof.Start.AddSeconds(seconds);
    }

    /// <summary>A model that falls silent, so that the process cannot have ended before it is killed.</summary>
    private sealed class PaidChatClient(int answers) : IChatClient
    {
        private int _asked;

        public async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
        {
            var prompt = messages.Last().Text;
            Console.WriteLine("paid " + prompt);
            if (Interlocked.Increment(ref _asked) > answers)
                await Task.Delay(Timeout.Infinite, cancellationToken);
            await Task.Yield();
            return new(new ChatMessage(ChatRole.Assistant, $"<{prompt}>")) { FinishReason = ChatFinishReason.Stop };
        }

        public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
            throw new NotSupportedException();

        public object? GetService(Type serviceType, object? serviceKey = null) => null;

        public void Dispose()
        {
        }
    }
}
