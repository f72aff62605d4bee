using Microsoft.Extensions.AI;

namespace LlmAttributes.Testing.Tests;

public sealed class LlmAssertTests
{
    private static readonly LlmResult<string> s_result = new()
    {
        Value = "x",
        Model = "smart",
        Response = new(),
        Duration = default,
        Attempts = [new("fast") { Error = LlmErrorKind.RateLimit, StatusCode = 429, Cost = Cost.Zero }, new("smart") { Cost = Cost.FromUsd(0.02m) }],
    };

    [Fact]
    public void Attempts_AsExpected_SaysNothing() => LlmAssert.Attempts(s_result, "fast: RateLimit (429)", "smart: ok");

    [Fact]
    public void Attempts_Others_ShowTheDifference()
    {
        var failure = Assert.Throws<LlmAssertionException>(() => LlmAssert.Attempts(s_result, "fast: ok", "smart: ok"));

        Assert.Equal("The call made other attempts than expected. Expected (-), found (+):\n  - fast: ok\n  + fast: RateLimit (429)\n    smart: ok", failure.Message.ReplaceLineEndings("\n"));
    }

    [Fact]
    public void Model_Another_ListsTheAttempts()
    {
        LlmAssert.Model(s_result, "smart");

        var failure = Assert.Throws<LlmAssertionException>(() => LlmAssert.Model(s_result, "fast"));

        Assert.Equal("The call was to be answered by 'fast', but 'smart' answered; it made these attempts:\n  fast: RateLimit (429)\n  smart: ok", failure.Message);
    }

    [Fact]
    public void Cost_AboveTheSum_ShowsWhatEachAttemptCost()
    {
        LlmAssert.CostAtMost(s_result, 0.02m);
        LlmAssert.Cost(s_result, 0.02m);

        var failure = Assert.Throws<LlmAssertionException>(() => LlmAssert.CostAtMost(s_result, 0.015m));

        Assert.Equal("The call was to cost at most $0.015, but it cost $0.02; its attempts:\n  fast: RateLimit (429), $0\n  smart: ok, $0.02", failure.Message);
        Assert.Throws<LlmAssertionException>(() => LlmAssert.Cost(s_result, 0.01m));
    }

    [Fact]
    public void Cost_Unknown_IsNoMatch()
    {
        var unknown = new LlmResult<string> { Value = "x", Model = "m", Response = new(), Duration = default, Attempts = [new("m") { Cost = Cost.Unknown }] };

        Assert.Contains("an unknown sum", Assert.Throws<LlmAssertionException>(() => LlmAssert.CostAtMost(unknown, 100)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Prompt_Another_ShowsTheLinesThatDiffer()
    {
        ChatMessage[] messages = [new(ChatRole.System, "You triage mail."), new(ChatRole.User, "One\nTwo")];
        LlmAssert.Prompt("[system]\nYou triage mail.\n[user]\nOne\nTwo", messages);

        var failure = Assert.Throws<LlmAssertionException>(() => LlmAssert.Prompt("[system]\nYou triage mail.\n[user]\nOne\nThree", messages));

        Assert.Equal(
            "The prompt is another than expected. Expected (-), found (+):\n    You triage mail.\n    [user]\n    One\n  - Three\n  + Two",
            failure.Message.ReplaceLineEndings("\n").Replace("    … 1 equal line\n", "", StringComparison.Ordinal));
    }

    [Fact]
    public void PromptContains_AndLacks_LookAtAllMessages()
    {
        ChatMessage[] messages = [new(ChatRole.System, "secret"), new(ChatRole.User, "hello")];

        LlmAssert.PromptContains("hello", messages);
        LlmAssert.PromptLacks("key", messages);
        Assert.Throws<LlmAssertionException>(() => LlmAssert.PromptContains("key", messages));
        Assert.Throws<LlmAssertionException>(() => LlmAssert.PromptLacks("secret", messages));
    }

    [Fact]
    public async Task Fails_AnotherWay_SaysWhich()
    {
        var failure = await LlmAssert.FailsAsync(LlmErrorKind.Budget, static () => throw new LlmException(LlmErrorKind.Budget, "no money"));
        Assert.Equal("no money", failure.Message);

        await Assert.ThrowsAsync<LlmAssertionException>(() => LlmAssert.FailsAsync(LlmErrorKind.Budget, static () => Task.CompletedTask));
        var other = await Assert.ThrowsAsync<LlmAssertionException>(() => LlmAssert.FailsAsync(LlmErrorKind.Budget, static () => throw new IOException("cut")));
        Assert.Equal("The call was to fail with Budget, but it failed with IOException: cut", other.Message);
    }

    [Fact]
    public void Route_AnotherOrder_ShowsTheDifference()
    {
        var route = new RouteDecision { Call = "c", Strategy = RouteStrategy.Cost, Order = ["a", "b"], Reason = "" };
        LlmAssert.Route(route, "a", "b");

        Assert.Throws<LlmAssertionException>(() => LlmAssert.Route(route, "b", "a"));
    }
}
