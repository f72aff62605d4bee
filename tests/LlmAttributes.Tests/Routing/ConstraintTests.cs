using LlmAttributes.Runtime;
using LlmAttributes.Testing;
using LlmAttributes.Tests.Harness;
using Microsoft.Extensions.AI;

namespace LlmAttributes.Tests.Routing;

[Trait(RouteGroup.Trait, RouteGroup.Selection)]
public class ConstraintTests
{
    private static readonly ModelCapabilities s_all = ModelCapabilities.Vision | ModelCapabilities.Audio | ModelCapabilities.Tools | ModelCapabilities.StructuredOutput | ModelCapabilities.Streaming;

    private static CallHarness Two(ModelFacts first, ModelFacts? second = null) =>
        new CallHarness().Model("first", first, ScriptedReply.Say("x")).Model("second", second ?? new ModelFacts(), ScriptedReply.Say("x"));

    private static readonly CallPlan s_plan = Routes.By(RouteStrategy.Cost, "first", "second");

    private static async Task<string> CauseAsync(CallHarness harness, CallPlan plan, LlmCallOptions? options = null) =>
        Assert.Single((await harness.ExplainAsync(plan, options)).Filtered).ToString();

    [Theory]
    [InlineData(ModelCapabilities.Vision, "image/png")]
    [InlineData(ModelCapabilities.Audio, "audio/mpeg")]
    public async Task Ask_Attachment_GoesToWhoCanTakeIt(ModelCapabilities missing, string mediaType)
    {
        var harness = Two(new() { Capabilities = s_all & ~missing });
        var call = harness.Bind(s_plan);

        await call.AskAsync([new(ChatRole.User, [new TextContent("what is it?"), new DataContent(new byte[] { 1 }, mediaType)])], default);
        await call.AskAsync([new(ChatRole.User, [new TextContent("what is it?"), new UriContent("https://example.org/x", mediaType)])], default);
        await call.AskAsync(CallHarness.Messages, default);

        Assert.Equal(["second", "second", "first"], harness.Asked);
    }

    [Fact]
    public async Task Ask_Tools_GoToWhoCanCallThem()
    {
        var harness = Two(new() { Capabilities = s_all & ~ModelCapabilities.Tools });

        await harness.Bind(s_plan).AskAsync(CallHarness.Messages, new() { Tools = [AIFunctionFactory.Create(() => 1, "one")] }, null, default);

        Assert.Equal(["second"], harness.Asked);
    }

    [Fact]
    public async Task Ask_Schema_GoesToWhoCanKeepIt()
    {
        var harness = Two(new() { Capabilities = s_all & ~ModelCapabilities.StructuredOutput });
        var schema = System.Text.Json.JsonDocument.Parse("{}").RootElement;

        await harness.Bind(s_plan).AskAsync(CallHarness.Messages, new() { ResponseFormat = ChatResponseFormat.ForJsonSchema(schema) }, null, default);

        Assert.Equal(["second"], harness.Asked);
    }

    [Fact]
    public async Task Stream_GoesToWhoCanStream()
    {
        var harness = Two(new() { Capabilities = s_all & ~ModelCapabilities.Streaming });

        await harness.BindStream(s_plan).Texts(CallHarness.Messages, null, null, default).ToListAsync();
        await harness.AskAsync(s_plan);

        Assert.Equal(["second", "first"], harness.Asked);
    }

    [Fact]
    public async Task Explain_MissingCapabilities_AreNamed()
    {
        var harness = Two(new() { Capabilities = ModelCapabilities.Tools });

        Assert.Equal("'first': cannot do Vision", await CauseAsync(harness, s_plan.With(r => r with { Requires = ModelCapabilities.Vision })));
        Assert.Equal("'first': cannot do Audio", await CauseAsync(harness, s_plan, new() { RequiredCapabilities = ModelCapabilities.Audio | ModelCapabilities.Tools }));
    }

    [Fact]
    public async Task Ask_UnknownCapabilities_Pass() =>
        Assert.Equal("first", (await Two(new()).ExplainAsync(s_plan.With(r => r with { Requires = s_all }))).Chosen);

    [Fact]
    public async Task Explain_Regions_KeepThoseInOneOfThem()
    {
        var harness = Two(new() { Region = "us" }, new() { Region = "EU" });

        Assert.Equal("'first': region 'us' is not 'eu' or 'ch'", await CauseAsync(harness, s_plan.With(r => r with { Regions = ["eu", "ch"] })));
        Assert.Equal("'first': region 'us' is not 'eu'", await CauseAsync(harness, s_plan, new() { Region = "eu" }));
        Assert.Equal("'second': its region is unknown, 'us' is needed", await CauseAsync(Two(new() { Region = "us" }), s_plan, new() { Region = "us" }));
    }

    [Fact]
    public async Task Explain_Tags_KeepThoseThatHaveAll()
    {
        var harness = Two(new() { Tags = ["cheap"] }, new() { Tags = ["cheap", "private"] });

        Assert.Equal("'first': lacks tag 'private'", await CauseAsync(harness, s_plan.With(r => r with { Tags = ["Cheap", "private"] })));
        Assert.Equal("'first': lacks tag 'private'", await CauseAsync(harness, s_plan, new() { ModelTags = ["private"] }));
    }

    [Fact]
    public async Task Explain_RetiredModel_IsNoCandidate()
    {
        var harness = Two(new() { RetiresOn = new(2026, 1, 1), Successor = "next" });

        Assert.Equal("'first': ended on 2026-01-01; use 'next'", await CauseAsync(harness, s_plan));
    }

    [Fact]
    public async Task Explain_DeprecatedModel_IsLeftOutOnlyWhereAsked()
    {
        var harness = Two(new() { DeprecatedOn = new(2025, 12, 1), RetiresOn = new(2026, 6, 1) });

        Assert.Equal("first", (await harness.ExplainAsync(s_plan)).Chosen);
        Assert.Equal("'first': deprecated since 2025-12-01", await CauseAsync(harness, s_plan.With(r => r with { AllowDeprecated = false })));
    }

    [Fact]
    public async Task Explain_DeclaredLatency_CountsUntilItIsMeasured()
    {
        var harness = Two(new() { LatencySeconds = 9 });

        Assert.Equal("'first': latency 9 s is above 3 s", await CauseAsync(harness, s_plan.With(r => r with { MaxLatencySeconds = 3 })));
    }
}
