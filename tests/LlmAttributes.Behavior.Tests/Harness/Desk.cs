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

    public Task<T> RunAsync<T>(Task<T> task) => Clock.RunAsync(task);
}
