using LlmAttributes.Runtime;
using LlmAttributes.Testing;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Time.Testing;

namespace LlmAttributes.Tests.Harness;

/// <summary>A runtime on a fake clock with scripted models, and calls bound to it by hand.</summary>
internal sealed class CallHarness
{
    private readonly LlmRuntimeBuilder _builder = LlmRuntime.CreateBuilder();
    private LlmRuntime? _runtime;

    public CallHarness() => _builder.UseTimeProvider(Clock).UseSeed(7).ReadErrorsWith(Failures.Read);

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));

    public List<string> Asked { get; } = [];

    public List<double> AskedAtSeconds { get; } = [];

    public LlmRuntime Runtime => _runtime ??= _builder.Build();

    public static CallPlan Plan { get; } = new("IDesk") { Call = "AskAsync" };

    public static IReadOnlyList<ChatMessage> Messages { get; } = [new(ChatRole.User, "the secret prompt")];

    public CallHarness Configure(Action<LlmRuntimeBuilder> configure)
    {
        configure(_builder);
        return this;
    }

    public CallHarness Model(string key, params ScriptedReply[] script) => Model(key, null, script);

    public CallHarness Model(string key, ModelFacts? facts, params ScriptedReply[] script) =>
        Model(key, facts, request => script[Math.Min(request.Call, script.Length - 1)]);

    public CallHarness Model(string key, ModelFacts? facts, Func<ScriptedRequest, ScriptedReply> answer)
    {
        var start = Clock.GetUtcNow();
        _builder.AddModel(key, new ScriptedChatClient(
            request =>
            {
                lock (Asked)
                {
                    Asked.Add(key);
                    AskedAtSeconds.Add((Clock.GetUtcNow() - start).TotalSeconds);
                }

                return answer(request);
            },
            key,
            Clock), facts);
        return this;
    }

    public BoundCall<T> Bind<T>(CallPlan plan, Answer<T> answer) => Contracts.Create(Runtime, binder => binder.Bind(plan, answer));

    public BoundCall<string> Bind(CallPlan plan) => Bind(plan, Answers.Text);

    public BoundStream BindStream(CallPlan plan) => Contracts.Create(Runtime, binder => binder.BindStream(plan));

    public Task<string> AskAsync(CallPlan plan, LlmCallOptions? options = null, CancellationToken cancellationToken = default) =>
        Bind(plan).AskAsync(Messages, null, options, cancellationToken);

    public Task<LlmResult<string>> AskResultAsync(CallPlan plan, LlmCallOptions? options = null) => Bind(plan).AskResultAsync(Messages, null, options, default);

    /// <summary>Moves the clock in small steps until a task ends.</summary>
    public async Task<T> RunAsync<T>(Task<T> task, double stepSeconds = 0.1)
    {
        for (var i = 0; i < 100_000 && !task.IsCompleted; i++)
        {
            Clock.Advance(TimeSpan.FromSeconds(stepSeconds));
            await SettleAsync();
        }

        return await task.WaitAsync(TimeSpan.FromSeconds(30));
    }

    /// <summary>Lets what was started go on until a condition holds.</summary>
    public static async Task UntilAsync(Func<bool> condition)
    {
        // Only a test that hangs waits so long; how many turns others need says nothing on a busy machine.
        var end = Environment.TickCount64 + (long)TimeSpan.FromSeconds(30).TotalMilliseconds;
        while (!condition() && Environment.TickCount64 < end)
            await Task.Yield();
        Assert.True(condition());
    }

    // What a timer wakes goes on in the pool; the clock must not run away from it. All of that is done when only this thread is busy, seen several times, since a thread that
    // has found work is not yet counted.
    private static async Task SettleAsync()
    {
        ThreadPool.GetMaxThreads(out var most, out _);
        var quiet = 0;
        for (var i = 0; i < 5_000 && quiet < 10; i++)
        {
            if (ThreadPool.PendingWorkItemCount > 0)
                await Task.Yield();
            else
                Thread.Yield();
            ThreadPool.GetAvailableThreads(out var free, out _);
            quiet = most - free <= 1 && ThreadPool.PendingWorkItemCount == 0 ? quiet + 1 : 0;
        }
    }
}
