using LlmAttributes.Runtime;
using LlmAttributes.Testing;
using LlmAttributes.Tests.Harness;
using Microsoft.Extensions.AI;

namespace LlmAttributes.Tests.Tracing;

/// <summary>Whether there is a chat span, and what it says, follows from the client that is asked, also where that is a tenant's own.</summary>
public sealed class TenantSpanTests : IDisposable
{
    private readonly TelemetryRecorder _recorder = new();
    private readonly WithOwnTelemetry _withSpans = new(new ScriptedChatClient(ScriptedReply.Say("x", 1_000, 500)));
    private readonly ScriptedChatClient _without = new(ScriptedReply.Say("x", 1_000, 500));

    private static CallPlan Traced => CallHarness.Plan with { Model = "a", Trace = true };

    private object? TotalCost => _recorder.Span("IDesk.AskAsync").GetTagItem("llmattributes.cost.total");

    private IEnumerable<string> Chats => _recorder.Spans.Select(static s => s.DisplayName).Where(static n => n.StartsWith("chat", StringComparison.Ordinal));

    public void Dispose()
    {
        _recorder.Dispose();
        _withSpans.Dispose();
    }

    private static CallHarness Harness(IChatClient shared, IChatClient own) =>
        new CallHarness().Configure(b => b.AddModel("a", shared, Priced.At(1, 2)).UseClientResolver(new AcmesClient(own)));

    [Fact]
    public async Task Ask_TenantsClientEmitsSpans_GetsNoSecondOneAndCostIsOnTheMethodSpan()
    {
        await Harness(_without, _withSpans).AskAsync(Traced, new() { Tenant = "acme" });

        Assert.Empty(Chats);
        Assert.DoesNotContain(_recorder.Measurements, m => m.Instrument.Name.StartsWith("gen_ai.", StringComparison.Ordinal));
        Assert.Equal(0.002, TotalCost);
    }

    [Fact]
    public async Task Ask_OnlySharedClientEmitsSpans_TenantsAttemptHasOurs()
    {
        await Harness(_withSpans, _without).AskAsync(Traced, new() { Tenant = "acme" });

        Assert.Single(Chats);
        Assert.Contains(_recorder.Measurements, m => m.Instrument.Name == "gen_ai.client.operation.duration");
        Assert.Null(TotalCost);
    }

    [Fact]
    public async Task Texts_TenantsClientEmitsSpans_StreamGetsNoSecondOne()
    {
        await Harness(_without, _withSpans).BindStream(Traced).Texts(CallHarness.Messages, null, new() { Tenant = "acme" }, default).ToListAsync();

        Assert.Empty(Chats);
        Assert.NotNull(_recorder.Span("IDesk.AskAsync"));
    }

    [Fact]
    public async Task Ask_TenantWithoutAClient_IsTracedAsTheSharedOne()
    {
        await Harness(_withSpans, _without).AskAsync(Traced, new() { Tenant = "zeta" });

        Assert.Empty(Chats);
        Assert.Equal(0.002, TotalCost);
    }

    [Fact]
    public async Task Ask_TenantsClientSpeaksToAnotherServer_SpanNamesIt()
    {
        using var own = new WithMetadata(_without, new("openai", new Uri("https://acme.example:8443/v1"), "acme-model"));
        await Harness(_without, own).AskAsync(Traced, new() { Tenant = "acme" });

        var chat = _recorder.Span("chat acme-model");
        Assert.Equal(("acme.example", 8443L), (chat.GetTagItem("server.address"), chat.GetTagItem("server.port")));
    }

    [Fact]
    public async Task Ask_ResolverThrows_AttemptHasASpanWithTheError()
    {
        var harness = new CallHarness().Configure(b => b.AddModel("a", _without).UseClientResolver(new BrokenResolver()));

        await Assert.ThrowsAsync<LlmException>(() => harness.AskAsync(Traced, new() { Tenant = "acme" }));

        Assert.NotNull(_recorder.Span(Assert.Single(Chats)).GetTagItem("error.type"));
    }

    private sealed class AcmesClient(IChatClient own) : IChatClientResolver
    {
        public IChatClient? Resolve(string modelKey, string? tenant) => tenant == "acme" ? own : null;
    }

    private sealed class BrokenResolver : IChatClientResolver
    {
        public IChatClient? Resolve(string modelKey, string? tenant) => tenant is null ? null : throw new InvalidOperationException("broken");
    }
}
