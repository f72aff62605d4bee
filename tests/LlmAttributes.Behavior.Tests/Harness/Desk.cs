using LlmAttributes.Behavior.Tests.Contracts;
using LlmAttributes.Testing;
using Microsoft.Extensions.Time.Testing;

namespace LlmAttributes.Behavior.Tests.Harness;

/// <summary>Three scripted models behind one runtime on a fake clock.</summary>
internal sealed class Desk
{
    public Desk(Func<ScriptedRequest, ScriptedReply> local, Func<ScriptedRequest, ScriptedReply> fast, Func<ScriptedRequest, ScriptedReply> smart)
    {
        (Local, Fast, Smart) = (new(local, "llama", Clock), new(fast, "gpt-5-mini", Clock), new(smart, "claude", Clock));
        Runtime = LlmRuntime.CreateBuilder()
            .UseTimeProvider(Clock)
            .UseSeed(1)
            .UsePerformanceTracer()
            .AddModel(Models.Local, Local)
            .AddModel(Models.Fast, Fast)
            .AddModel(Models.Smart, Smart)
            .Build();
        Client = ISupportDesk.Create(Runtime);
    }

    public FakeTimeProvider Clock { get; } = new();

    public ScriptedChatClient Local { get; }

    public ScriptedChatClient Fast { get; }

    public ScriptedChatClient Smart { get; }

    public LlmRuntime Runtime { get; }

    public ISupportDesk Client { get; }

    public static ScriptedReply Refuse(int status) => ScriptedReply.Fail(new HttpRequestException("refused", null, (System.Net.HttpStatusCode)status));

    public async Task<T> RunAsync<T>(Task<T> task)
    {
        for (var i = 0; i < 10_000 && !task.IsCompleted; i++)
        {
            Clock.Advance(TimeSpan.FromSeconds(0.1));
            await SettleAsync();
        }

        return await task.WaitAsync(TimeSpan.FromSeconds(30));
    }

    // What a timer wakes goes on in the pool; the clock must not run away from it. Yielding, unlike spinning, lets this thread take its share of that work.
    private static async Task SettleAsync()
    {
        for (var i = 0; i < 1_000 && (i < 20 || ThreadPool.PendingWorkItemCount > 0); i++)
            await Task.Yield();
    }
}
