using System.Diagnostics;
using LlmAttributes.Runtime;
using LlmAttributes.Testing;
using LlmAttributes.Tests.Harness;
using Microsoft.Extensions.AI;

namespace LlmAttributes.Tests.Tracing;

public sealed class SpanTests : IDisposable
{
    private readonly TelemetryRecorder _recorder = new();

    private static CallPlan Traced => CallHarness.Plan with { Model = "a", Trace = true };

    public void Dispose() => _recorder.Dispose();

    [Fact]
    public async Task Ask_Traced_HasAMethodSpanAndAChatSpanBelowIt()
    {
        await new CallHarness().Model("a", ScriptedReply.Say("x", 10, 5)).AskAsync(Traced);

        var method = _recorder.Span("IDesk.AskAsync");
        var chat = _recorder.Span("chat a");
        Assert.Equal((ActivityKind.Internal, ActivityKind.Client), (method.Kind, chat.Kind));
        Assert.Equal(method.SpanId, chat.ParentSpanId);
        Assert.Equal(_recorder.Root.SpanId, method.ParentSpanId);
        Assert.Equal(("IDesk", "AskAsync", "a"), (method.GetTagItem("llmattributes.client"), method.GetTagItem("llmattributes.method"), method.GetTagItem("llmattributes.route.selected")));
    }

    [Fact]
    public async Task Ask_NotTraced_HasNoSpan()
    {
        await new CallHarness().Model("a", ScriptedReply.Say("x")).AskAsync(CallHarness.Plan with { Model = "a", Retry = new() });

        Assert.Empty(_recorder.Spans);
    }

    [Fact]
    public async Task Ask_ChatSpan_CarriesTheGenAiAttributes()
    {
        var facts = Priced.At(1, 2) with { Provider = "openai" };
        await new CallHarness().Model("a", facts, ScriptedReply.Say("x", 1_000, 500)).AskAsync(Traced with { Options = new() { Temperature = 0.5f, TopP = 0.5f, MaxOutputTokens = 9, Seed = 4 } });

        var chat = _recorder.Span("chat a");
        Assert.Equal("chat", chat.GetTagItem("gen_ai.operation.name"));
        Assert.Equal("openai", chat.GetTagItem("gen_ai.provider.name"));
        Assert.Equal("a", chat.GetTagItem("gen_ai.request.model"));
        Assert.Equal(0.5, chat.GetTagItem("gen_ai.request.temperature"));
        Assert.Equal(0.5, chat.GetTagItem("gen_ai.request.top_p"));
        Assert.Equal(9L, chat.GetTagItem("gen_ai.request.max_tokens"));
        Assert.Equal(4L, chat.GetTagItem("gen_ai.request.seed"));
        Assert.Equal("scripted-0", chat.GetTagItem("gen_ai.response.id"));
        Assert.Equal("a", chat.GetTagItem("gen_ai.response.model"));
        Assert.Equal(new[] { "stop" }, chat.GetTagItem("gen_ai.response.finish_reasons"));
        Assert.Equal(1_000L, chat.GetTagItem("gen_ai.usage.input_tokens"));
        Assert.Equal(500L, chat.GetTagItem("gen_ai.usage.output_tokens"));
        Assert.Equal(0.002, chat.GetTagItem("llmattributes.cost.amount"));
        Assert.Equal("USD", chat.GetTagItem("llmattributes.cost.currency"));
        Assert.Equal("local", chat.GetTagItem("llmattributes.cost.source"));
        Assert.Equal(ActivityStatusCode.Unset, chat.Status);
    }

    [Fact]
    public async Task Ask_CachedAndReasoningTokens_AreTagged()
    {
        var usage = new UsageDetails { InputTokenCount = 9, OutputTokenCount = 8, CachedInputTokenCount = 7, ReasoningTokenCount = 6 };
        await new CallHarness().Model("a", new ScriptedReply { Text = "x", Usage = usage }).AskAsync(Traced);

        Assert.Equal((7L, 6L), (_recorder.Span("chat a").GetTagItem("gen_ai.usage.cache_read.input_tokens"), _recorder.Span("chat a").GetTagItem("gen_ai.usage.reasoning.output_tokens")));
    }

    [Fact]
    public async Task Ask_EveryRequestOption_IsTagged()
    {
        var options = new ChatOptions
        {
            TopK = 40, FrequencyPenalty = 0.1f, PresencePenalty = -0.2f, StopSequences = ["END", "STOP"], ResponseFormat = ChatResponseFormat.Json, ConversationId = "c-1",
        };
        await new CallHarness().Model("a", ScriptedReply.Say("x")).Bind(Traced).AskAsync(CallHarness.Messages, options, null, default);

        var chat = _recorder.Span("chat a");
        Assert.Equal(
            (40.0, 0.1, -0.2, "json", "c-1"),
            (chat.GetTagItem("gen_ai.request.top_k"), chat.GetTagItem("gen_ai.request.frequency_penalty"), chat.GetTagItem("gen_ai.request.presence_penalty"), chat.GetTagItem("gen_ai.output.type"), chat.GetTagItem("gen_ai.conversation.id")));
        Assert.Equal(new[] { "END", "STOP" }, chat.GetTagItem("gen_ai.request.stop_sequences"));
        Assert.Null(chat.GetTagItem("gen_ai.request.stream"));
    }

    [Fact]
    public async Task Ask_AnotherModelThanDeclared_NamesTheRequestedOne()
    {
        await new CallHarness().Model("a", ScriptedReply.Say("x")).Bind(Traced).AskAsync(CallHarness.Messages, new() { ModelId = "other" }, null, default);

        Assert.Equal("other", _recorder.Span("chat other").GetTagItem("gen_ai.request.model"));
        Assert.Contains(_recorder.Measurements, m => m.Instrument.Name == "gen_ai.client.operation.duration" && (string?)m.Tags["gen_ai.request.model"] == "other");
    }

    [Fact]
    public async Task Ask_ClientWithAnAddress_NamesServerAndPort()
    {
        using var client = new WithMetadata(new ScriptedChatClient("x"), new("mistral", new("https://api.example.com:8443/v1"), "m"));
        await new CallHarness().Configure(b => b.AddModel("a", client)).AskAsync(Traced);

        var chat = _recorder.Span("chat m");
        Assert.Equal(("mistral_ai", "api.example.com", 8443L), (chat.GetTagItem("gen_ai.provider.name"), chat.GetTagItem("server.address"), chat.GetTagItem("server.port")));
        Assert.Contains(_recorder.SampledTags, tags => tags.Contains(new("server.address", "api.example.com")) && tags.Contains(new("server.port", 8443L)));
    }

    [Fact]
    public async Task Ask_InsideAScope_NamesItsConversation()
    {
        using (LlmScope.Begin(conversationId: "c-7"))
            await new CallHarness().Model("a", ScriptedReply.Say("x")).AskAsync(Traced);

        Assert.Equal(("c-7", "c-7"), (_recorder.Span("chat a").GetTagItem("gen_ai.conversation.id"), _recorder.Span("IDesk.AskAsync").GetTagItem("gen_ai.conversation.id")));
    }

    [Fact]
    public async Task Ask_CacheWrites_AreTagged()
    {
        var usage = new UsageDetails { InputTokenCount = 9, OutputTokenCount = 8, AdditionalCounts = new() { [LlmUsageCounts.CacheWrite] = 5 } };
        await new CallHarness().Model("a", new ScriptedReply { Text = "x", Usage = usage }).AskAsync(Traced);

        Assert.Equal(5L, _recorder.Span("chat a").GetTagItem("gen_ai.usage.cache_creation.input_tokens"));
    }

    [Fact]
    public async Task Ask_Hedged_TheSecondAttemptLinksToTheFirst()
    {
        var late = ScriptedReply.Say("a") with { BeforeAnswer = Pause.ForSeconds(100) };
        var harness = new CallHarness().Model("a", late).Model("b", ScriptedReply.Say("b"));
        await harness.RunAsync(harness.AskAsync(Traced with { Fallback = [new(["b"])], Hedge = new() { DelaySeconds = 2, MaxSurcharge = 10 } }));
        await harness.Runtime.DisposeAsync();

        Assert.Equal(_recorder.Span("chat a").Context, Assert.Single(_recorder.Span("chat b").Links).Context);
        Assert.Empty(_recorder.Span("chat a").Links);
    }

    [Fact]
    public async Task Ask_Retry_HasOneChatSpanPerAttempt()
    {
        var harness = new CallHarness().Model("a", Failures.Status(429), ScriptedReply.Say("x"));
        await harness.RunAsync(harness.AskAsync(Traced with { Retry = new() }));

        var chats = _recorder.Spans.Where(s => s.DisplayName == "chat a").ToList();
        Assert.Equal(["429", null], chats.Select(c => c.GetTagItem("error.type")));
        Assert.Equal([null, 1L], chats.Select(c => c.GetTagItem("llmattributes.retry.attempt")));
        Assert.Equal([ActivityStatusCode.Error, ActivityStatusCode.Unset], chats.Select(c => c.Status));
        Assert.Equal(3L, _recorder.Span("IDesk.AskAsync").GetTagItem("llmattributes.retry.max_attempts"));
    }

    [Fact]
    public async Task Ask_Sampler_SeesOperationProviderAndModelAtCreation()
    {
        await new CallHarness().Model("a", new ModelFacts { Provider = "openai" }, ScriptedReply.Say("x")).AskAsync(Traced);

        Assert.Contains(_recorder.SampledTags, tags =>
            tags.Contains(new("gen_ai.operation.name", "chat")) && tags.Contains(new("gen_ai.provider.name", "openai")) && tags.Contains(new("gen_ai.request.model", "a")));
    }

    [Fact]
    public async Task Ask_Route_IsOnTheMethodSpan()
    {
        var harness = new CallHarness().Model("b", Priced.At(1, 1), ScriptedReply.Say("x")).Model("a", Priced.At(2, 2), ScriptedReply.Say("x"));
        await harness.AskAsync(CallHarness.Plan with { Trace = true, Route = new(RouteStrategy.Cost, ["a", "b"]), PromptName = "triage", PromptVersion = "2", Budget = new() { PerCallUsd = 0.5m } });

        var span = _recorder.Span("IDesk.AskAsync");
        Assert.Equal("Cost", span.GetTagItem("llmattributes.route.strategy"));
        Assert.Equal(new[] { "b", "a" }, span.GetTagItem("llmattributes.route.candidates"));
        Assert.Equal("b", span.GetTagItem("llmattributes.route.selected"));
        Assert.Equal(("triage", "2", 0.5), (span.GetTagItem("gen_ai.prompt.name"), span.GetTagItem("llmattributes.prompt.version"), span.GetTagItem("llmattributes.budget.limit")));
    }

    [Theory]
    [InlineData(500, "500")]
    [InlineData(429, "429")]
    public async Task Ask_Failure_SetsErrorTypeButNoMessage(int status, string type)
    {
        await Assert.ThrowsAsync<LlmException>(() => new CallHarness().Model("a", Failures.Status(status)).AskAsync(Traced));

        var span = _recorder.Span("IDesk.AskAsync");
        Assert.Equal((type, ActivityStatusCode.Error), (span.GetTagItem("error.type"), span.Status));
        Assert.Null(span.StatusDescription);
    }

    [Fact]
    public async Task Ask_Cancelled_ClosesTheSpanAsCancelled()
    {
        using var cancel = new CancellationTokenSource();
        var gate = new Gate();
        var running = new CallHarness().Model("a", new ScriptedReply { BeforeAnswer = Pause.Until(gate) }).AskAsync(Traced, cancellationToken: cancel.Token);
        await gate.Reached;
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);

        Assert.Equal("System.OperationCanceledException", _recorder.Span("IDesk.AskAsync").GetTagItem("error.type"));
    }

    [Fact]
    public async Task Ask_AnySpan_HoldsNoPromptAndNoAnswer()
    {
        await new CallHarness().Model("a", ScriptedReply.Say("the secret answer", 1, 1)).AskAsync(Traced);

        Assert.All(_recorder.Spans.SelectMany(s => s.TagObjects), tag => Assert.DoesNotContain("secret", tag.Value?.ToString() ?? "", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Ask_Ensemble_HasAWorkflowSpanWithAChatSpanPerMember()
    {
        var harness = new CallHarness().Model("a", ScriptedReply.Say("x")).Model("b", ScriptedReply.Say("x")).Model("c", ScriptedReply.Say("y"));
        await harness.AskAsync(CallHarness.Plan with { Trace = true, Ensemble = new(MergeStrategy.MajorityVote, ["a", "b", "c"]) });

        var workflow = _recorder.Span("invoke_workflow IDesk.AskAsync");
        Assert.Equal(_recorder.Span("IDesk.AskAsync").SpanId, workflow.ParentSpanId);
        Assert.Equal(3, _recorder.Spans.Count(s => s.DisplayName.StartsWith("chat ", StringComparison.Ordinal) && s.ParentSpanId == workflow.SpanId));
        Assert.Equal(("invoke_workflow", "MajorityVote", 3L, 2L), (workflow.GetTagItem("gen_ai.operation.name"), workflow.GetTagItem("llmattributes.ensemble.strategy"), workflow.GetTagItem("llmattributes.ensemble.size"), workflow.GetTagItem("llmattributes.ensemble.quorum")));
        Assert.Equal(2 / 3.0, workflow.GetTagItem("llmattributes.ensemble.agreement"));
    }

    [Fact]
    public async Task Ask_EnsembleFails_BothSpansSayWhy()
    {
        var harness = new CallHarness().Model("a", Failures.Status(500)).Model("b", Failures.Status(500));
        await Assert.ThrowsAsync<LlmException>(() => harness.AskAsync(CallHarness.Plan with { Trace = true, Ensemble = new(MergeStrategy.MajorityVote, ["a", "b"]) }));

        Assert.Equal("llmattributes.all_failed", _recorder.Span("invoke_workflow IDesk.AskAsync").GetTagItem("error.type"));
        Assert.Equal("llmattributes.all_failed", _recorder.Span("IDesk.AskAsync").GetTagItem("error.type"));
    }

    [Fact]
    public async Task Texts_Stream_KeepsItsSpanCurrentAcrossYields()
    {
        var harness = new CallHarness().Model("a", ScriptedReply.SayInChunks("x", "y"));

        await foreach (var text in harness.BindStream(Traced).Texts(CallHarness.Messages, null, null, default))
        {
            using var mine = _recorder.Root.Source.StartActivity("consumer");
            Assert.NotNull(text);
        }

        Assert.Equal(true, _recorder.Span("chat a").GetTagItem("gen_ai.request.stream"));
        Assert.Equal(_recorder.Span("IDesk.AskAsync").SpanId, _recorder.Span("chat a").ParentSpanId);
        Assert.Equal(_recorder.Root.SpanId, _recorder.Span("IDesk.AskAsync").ParentSpanId);
    }

    [Fact]
    public async Task Texts_Stream_RunsTheClientBelowItsChatSpan()
    {
        using var client = new WatchingClient();
        var harness = new CallHarness().Configure(b => b.AddModel("a", client));

        await foreach (var _ in harness.BindStream(Traced).Texts(CallHarness.Messages, null, null, default))
            Assert.NotEqual("chat", Activity.Current?.DisplayName);

        Assert.Equal(["chat", "chat", "chat"], client.Seen);
        Assert.Same(_recorder.Root, Activity.Current);
    }

    [Fact]
    public async Task Texts_ReaderStopsEarly_IsNoFailure()
    {
        var harness = new CallHarness().Configure(b => b.UsePerformanceTracer()).Model("a", ScriptedReply.SayInChunks("x", "y"));

        await foreach (var _ in harness.BindStream(Traced).Texts(CallHarness.Messages, null, null, default))
            break;

        Assert.Equal(ActivityStatusCode.Unset, _recorder.Span("chat a").Status);
        Assert.Equal(ActivityStatusCode.Unset, _recorder.Span("IDesk.AskAsync").Status);
        Assert.Equal(0, harness.Runtime.Tracer.GetReport().Operations[0].Failed);
    }

    [Fact]
    public async Task Texts_CutStream_ClosesBothSpansAsFailed()
    {
        var harness = new CallHarness().Model("a", ScriptedReply.SayInChunks("x", "y") with { Failure = new IOException("cut"), FailureAfterChunks = 1 });

        await Assert.ThrowsAsync<LlmException>(async () => await harness.BindStream(Traced).Texts(CallHarness.Messages, null, null, default).ToListAsync());

        Assert.Equal(ActivityStatusCode.Error, _recorder.Span("chat a").Status);
        Assert.Equal(ActivityStatusCode.Error, _recorder.Span("IDesk.AskAsync").Status);
    }

    [Fact]
    public async Task Ask_ClientThatEmitsItsOwnChatSpans_GetsNoSecondOne()
    {
        var client = new ChatClientBuilder(new ScriptedChatClient("x")).Use(inner => new WithOwnTelemetry(inner)).Build();
        await new CallHarness().Configure(b => b.AddModel("a", client)).AskAsync(Traced);

        Assert.DoesNotContain(_recorder.Spans, s => s.DisplayName.StartsWith("chat", StringComparison.Ordinal));
        Assert.DoesNotContain(_recorder.Measurements, m => m.Instrument.Name.StartsWith("gen_ai.", StringComparison.Ordinal));
        Assert.Contains(_recorder.Measurements, m => m.Instrument.Name == "llmattributes.client.attempts");
    }

    [Fact]
    public async Task Ask_ClientThatEmitsItsOwnChatSpans_CostIsOnTheMethodSpan()
    {
        using var client = new WithOwnTelemetry(new ScriptedChatClient(ScriptedReply.Fail(new IOException()), ScriptedReply.Say("x", 1_000, 500)));
        var harness = new CallHarness().Configure(b => b.AddModel("a", client, Priced.At(1, 2)));
        await harness.RunAsync(harness.AskAsync(Traced with { Retry = new() }));

        Assert.Equal(0.002, _recorder.Span("IDesk.AskAsync").GetTagItem("llmattributes.cost.total"));
    }

    [Fact]
    public async Task Ask_EnsembleOfClientsWithOwnChatSpans_CostAddsUpOnTheMethodSpan()
    {
        using var client = new WithOwnTelemetry(new ScriptedChatClient(ScriptedReply.Say("x", 1_000, 0)));
        var harness = new CallHarness().Configure(b => b.AddModel("a", client, Priced.At(1, 2)).AddModel("b", client, Priced.At(3, 2)));
        await harness.AskAsync(CallHarness.Plan with { Trace = true, Ensemble = new(MergeStrategy.MajorityVote, ["a", "b"]) });

        Assert.Equal(0.004, _recorder.Span("IDesk.AskAsync").GetTagItem("llmattributes.cost.total"));
    }

    [Fact]
    public async Task Ask_OwnChatSpan_CostIsNotOnTheMethodSpanToo()
    {
        await new CallHarness().Model("a", Priced.At(1, 2), ScriptedReply.Say("x", 1_000, 500)).AskAsync(Traced);

        Assert.Null(_recorder.Span("IDesk.AskAsync").GetTagItem("llmattributes.cost.total"));
    }

    private sealed class WatchingClient() : DelegatingChatClient(new ScriptedChatClient("x"))
    {
        public List<string?> Seen { get; } = [];

        public override object? GetService(Type serviceType, object? serviceKey = null) => null;

        public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
            IEnumerable<ChatMessage> messages, ChatOptions? options = null, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken = default)
        {
            foreach (var text in new[] { "a", "b" })
            {
                Seen.Add(Activity.Current?.DisplayName);
                await Task.Yield();
                yield return new(ChatRole.Assistant, text);
            }

            Seen.Add(Activity.Current?.DisplayName);
        }
    }
}
