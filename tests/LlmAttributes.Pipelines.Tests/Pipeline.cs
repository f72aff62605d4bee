using LlmAttributes.Testing;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace LlmAttributes.Pipelines.Tests;

/// <summary>A pipeline over scripted clients, on a fake clock.</summary>
internal sealed class Pipeline
{
    private readonly ServiceCollection _services = [];

    public Pipeline() => _services.AddSingleton<TimeProvider>(Clock);

    public FakeTimeProvider Clock { get; } = new();

    public List<string> Asked { get; } = [];

    public static ChatMessage[] Messages { get; } = [new(ChatRole.User, "hello")];

    public Pipeline With(LlmRuntime host)
    {
        _services.AddSingleton(host);
        return this;
    }

    public ScriptedChatClient Client(string name, params ScriptedReply[] script) => new(
        request =>
        {
            lock (Asked)
                Asked.Add(name);
            return script[Math.Min(request.Call, script.Length - 1)];
        },
        name,
        Clock);

    public IChatClient Build(IChatClient inner, Action<ChatClientBuilder> use)
    {
        var builder = inner.AsBuilder();
        use(builder);
        return builder.Build(_services.BuildServiceProvider());
    }

    public async Task<string> AskAsync(IChatClient client, ChatOptions? options = null) => (await RunAsync(client.GetResponseAsync(Messages, options))).Text;

    public async Task<T> RunAsync<T>(Task<T> task)
    {
        for (var i = 0; i < 10_000 && !task.IsCompleted; i++)
        {
            Clock.Advance(TimeSpan.FromSeconds(0.1));
            for (var j = 0; j < 2_000 && (j < 60 || ThreadPool.PendingWorkItemCount > 0); j++)
            {
                Thread.Yield();
                await Task.Yield();
            }
        }

        return await task.WaitAsync(TimeSpan.FromSeconds(30));
    }

    public static ScriptedReply Status(int status) => ScriptedReply.Fail(new HttpRequestException("refused", null, (System.Net.HttpStatusCode)status));

    public static ScriptedReply Late(string text, double seconds) => ScriptedReply.Say(text) with { BeforeAnswer = Pause.For(TimeSpan.FromSeconds(seconds)) };
}
