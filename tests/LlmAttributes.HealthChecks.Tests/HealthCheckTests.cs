using LlmAttributes.Runtime;
using LlmAttributes.Testing;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Time.Testing;

namespace LlmAttributes.HealthChecks.Tests;

public sealed class HealthCheckTests : IDisposable
{
    private readonly FakeTimeProvider _clock = new();
    private readonly Dictionary<string, Func<ScriptedRequest, ScriptedReply>> _models = [];
    private readonly List<string> _asked = [];
    private LlmRuntime? _runtime;

    private LlmRuntime Runtime => _runtime ??= Build();

    public void Dispose() => _runtime?.Dispose();

    private HealthCheckTests Model(string key, params ScriptedReply[] script)
    {
        _models[key] = request =>
        {
            _asked.Add(key);
            return script[Math.Min(request.Call, script.Length - 1)];
        };
        return this;
    }

    private static ScriptedReply Status(int status) => ScriptedReply.Fail(new HttpRequestException("refused", null, (System.Net.HttpStatusCode)status));

    private LlmRuntime Build()
    {
        var builder = LlmRuntime.CreateBuilder().UseTimeProvider(_clock);
        foreach (var (key, answer) in _models)
            builder.AddModel(key, new ScriptedChatClient(answer, key, _clock));
        return builder.Build();
    }

    private async Task AskAsync(string model, int times)
    {
        var call = Contracts.Create(Runtime, binder => binder.Bind(new CallPlan("IDesk") { Call = "AskAsync", Model = model, CircuitBreaker = true }, Answers.Text));
        for (var i = 0; i < times; i++)
        {
            try
            {
                await call.AskAsync([new ChatMessage(ChatRole.User, "the secret prompt")], default);
            }
            catch (LlmException)
            {
            }
        }
    }

    private async Task<HealthReportEntry> CheckAsync(Action<IHealthChecksBuilder>? add = null)
    {
        await using var services = Services(add).BuildServiceProvider();
        return await CheckAsync(services);
    }

    private static async Task<HealthReportEntry> CheckAsync(ServiceProvider services) =>
        Assert.Single((await services.GetRequiredService<HealthCheckService>().CheckHealthAsync()).Entries).Value;

    private IServiceCollection Services(Action<IHealthChecksBuilder>? add)
    {
        // A container disposes what it creates, not what it is given.
        var services = new ServiceCollection().AddLogging().AddSingleton(Runtime).AddSingleton<TimeProvider>(_clock);
        var checks = services.AddHealthChecks();
        (add ?? (b => b.AddLlmClientCheck()))(checks);
        return services;
    }

    [Fact]
    public async Task Check_ModelsAnswer_IsHealthy()
    {
        Model("a", ScriptedReply.Say("yes"));
        await AskAsync("a", 10);

        var entry = await CheckAsync();

        Assert.Equal(HealthStatus.Healthy, entry.Status);
        Assert.Equal("Healthy, breaker Closed, 10 of 10 succeeded in 5 minutes", entry.Data["a"]);
        Assert.Equal(["ready"], entry.Tags);
    }

    [Fact]
    public async Task Check_NoTraffic_IsHealthyAndSendsNothing()
    {
        Model("a", ScriptedReply.Say("yes"));
        await AskAsync("a", 0);

        Assert.Equal(HealthStatus.Healthy, (await CheckAsync()).Status);
        Assert.Empty(_asked);
    }

    [Fact]
    public async Task Check_BreakerOpen_IsUnhealthyAndSaysWhyWithoutAnyText()
    {
        Model("a", Status(503));
        await AskAsync("a", 5);

        var entry = await CheckAsync();

        Assert.Equal(HealthStatus.Unhealthy, entry.Status);
        Assert.Equal("Unhealthy, breaker Open, 0 of 5 succeeded in 5 minutes, open for 15 s, last error Overloaded", entry.Data["a"]);
        Assert.DoesNotContain("secret", string.Join(' ', entry.Data.Values), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_OneOfTwoIsAway_IsDegraded()
    {
        Model("a", Status(503)).Model("b", ScriptedReply.Say("yes"));
        await AskAsync("a", 5);
        await AskAsync("b", 5);

        Assert.Equal(HealthStatus.Degraded, (await CheckAsync()).Status);
    }

    [Fact]
    public async Task Check_OnlyTheNamedModelsCount()
    {
        Model("a", Status(503)).Model("b", ScriptedReply.Say("yes"));
        await AskAsync("a", 5);
        await AskAsync("b", 5);

        Assert.Equal(HealthStatus.Healthy, (await CheckAsync(b => b.AddLlmClientCheck("b"))).Status);
    }

    [Fact]
    public async Task Check_Probing_ABreakerRecoversBeforeItsTime()
    {
        Model("a", Status(503), Status(503), Status(503), Status(503), Status(503), ScriptedReply.Say("yes"));
        await AskAsync("a", 5);
        Assert.Equal(BreakerState.Open, Runtime.GetHealth().Models[0].Breaker);
        await using var services = Services(b => b.AddLlmClientCheck(o => o.Probe = true)).BuildServiceProvider();

        Assert.Equal(HealthStatus.Degraded, (await CheckAsync(services)).Status);
        Assert.Equal(BreakerState.HalfOpen, Runtime.GetHealth().Models[0].Breaker);
        await AskAsync("a", 2);

        Assert.Equal(BreakerState.Closed, Runtime.GetHealth().Models[0].Breaker);
    }

    [Fact]
    public async Task Check_ProbingOften_AModelIsAskedOnceAnInterval()
    {
        Model("a", Status(503));
        await AskAsync("a", 5);
        await using var services = Services(b => b.AddLlmClientCheck(o => (o.Probe, o.MinProbeIntervalSeconds) = (true, 60))).BuildServiceProvider();

        for (var i = 0; i < 5; i++)
            await CheckAsync(services);
        Assert.Equal(6, _asked.Count);
        _clock.Advance(TimeSpan.FromSeconds(61));
        await CheckAsync(services);

        Assert.Equal(7, _asked.Count);
    }

    [Fact]
    public async Task Check_ProbingAModelThatNobodyHasAsked_FindsItsState()
    {
        Model("a", Status(401));

        var entry = await CheckAsync(b => b.AddLlmClientCheck(o =>
        {
            o.Probe = true;
            o.Models.Add("a");
        }));

        Assert.Equal(HealthStatus.Unhealthy, entry.Status);
        Assert.Contains("last error Authentication", (string)entry.Data["a"], StringComparison.Ordinal);
    }

    [Fact]
    public void AddLlmClientCheck_IntervalOutOfRange_NamesTheProperty() =>
        Assert.Equal("MinProbeIntervalSeconds", Assert.Throws<ArgumentOutOfRangeException>(() => Services(b => b.AddLlmClientCheck(o => o.MinProbeIntervalSeconds = 1))).ParamName);
}
