using LlmAttributes.Behavior.Tests.Contracts;
using LlmAttributes.Behavior.Tests.Harness;
using LlmAttributes.Testing;
using Microsoft.Extensions.AI;

namespace LlmAttributes.Behavior.Tests;

public class RouteTests
{
    private readonly Desk _desk = new(_ => ScriptedReply.Say("local"), _ => ScriptedReply.Say("fast"), _ => ScriptedReply.Say("smart"));

    private IRoutes Routes => IRoutes.Create(_desk.Runtime);

    [Theory]
    [InlineData(Work.Classify, "fast")]
    [InlineData(Work.Write, "smart")]
    [InlineData(Work.Other, "local")]
    public async Task TaskType_Parameter_ChoosesTheRow(Work work, string answer) => Assert.Equal(answer, await Routes.DoAsync(work, "it"));

    [Fact]
    public async Task TaskType_ParameterThatIsNotInThePrompt_IsNotSent()
    {
        await Routes.DoAsync(Work.Classify, "it");

        Assert.Equal("Do it.", _desk.Fast.Requests[^1].UserText);
    }

    [Theory]
    [InlineData(null, null, "local")]
    [InlineData(Work.Write, null, "smart")]
    [InlineData(Work.Write, "Classify", "fast")]
    public async Task TaskType_MarkedParameter_GoesBeforeOthersAndAfterTheOptions(Work? work, string? option, string answer) =>
        Assert.Equal(answer, await Routes.DoEitherAsync(Work.Classify, "it", work, option is null ? null : new() { TaskType = option }));

    [Fact]
    public async Task Sticky_SameUser_StaysWithItsModel()
    {
        var user = Guid.Parse("6f9619ff-8b86-d011-b42d-00c04fc964ff");
        List<string> answers = [];
        for (var i = 0; i < 5; i++)
            answers.Add(string.Concat(await Routes.ChatAsync(user, $"{i}").ToListAsync()));

        Assert.Single(answers.Distinct());
        Assert.Equal(answers[0], (await IRoutes.ExplainChat(Routes, user, "5")).Chosen);
    }

    [Fact]
    public async Task Weighted_KeepsTheShares()
    {
        var routes = Routes;
        var fast = 0;
        for (var i = 0; i < 400; i++)
            fast += (await routes.WeighAsync("it")).Model == "fast" ? 1 : 0;

        Assert.InRange(fast, 297, 303);
    }

    [Theory]
    [InlineData(10, "fast")]
    [InlineData(2_000, "smart")]
    public async Task InputLength_ChoosesTheBand(int words, string answer) => Assert.Equal(answer, await Routes.ReadAsync(string.Concat(Enumerable.Repeat("word ", words))));

    [Fact]
    public async Task Adaptive_ReportsOfAnswers_ChangeTheOrderOfTheirTask()
    {
        var routes = Routes;
        for (var i = 0; i < 60; i++)
        {
            var result = await routes.LearnAsync("it", Work.Write);
            result.ReportQuality(result.Model == "smart" ? 1 : 0);
        }

        Assert.Equal("smart", (await IRoutes.ExplainLearn(routes, "it", Work.Write)).Chosen);
        Assert.True(_desk.Runtime.ReportQuality("IRoutes.LearnAsync", "fast", 1, nameof(Work.Classify)));
    }

    [Theory]
    [InlineData(5, "fast", "cheapest")]
    [InlineData(500, "smart", "long")]
    public async Task Router_OfOnesOwn_IsCreatedAndAsked(int words, string answer, string reason)
    {
        var text = string.Concat(Enumerable.Repeat("word ", words));

        Assert.Equal(answer, await Routes.GuardAsync(text));
        Assert.Equal((answer, reason), ((await IRoutes.ExplainGuard(Routes, text)).Chosen, (await IRoutes.ExplainGuard(Routes, text)).Reason));
    }

    [Fact]
    public async Task Explain_Constraints_TellWhoIsLeftOut()
    {
        var decision = await IRoutes.ExplainLook(Routes, new DataContent(new byte[] { 1 }, "image/png"));

        Assert.Equal(["fast"], decision.Order);
        Assert.Equal([("local", RouteConstraint.Quality), ("smart", RouteConstraint.Price)], decision.Filtered.Select(f => (f.Model, f.Constraint)));
        Assert.Empty(_desk.Fast.Requests);
    }

    [Fact]
    public async Task Explain_ClientOfAnotherKind_IsRefused()
    {
        var e = await Assert.ThrowsAsync<ArgumentException>(async () => await IRoutes.ExplainRead(new Stub(), "it"));

        Assert.Contains("Stub' is no generated client, so it knows no models, routes and prices; pass the client that 'Create' returned.", e.Message, StringComparison.Ordinal);
    }

    private sealed class Stub : IRoutes
    {
        public Task<string> DoAsync(Work work, string text, CancellationToken cancellationToken = default) => Task.FromResult("");

        public Task<string> DoEitherAsync(Work others, string text, Work? work = null, LlmCallOptions? options = null, CancellationToken cancellationToken = default) => Task.FromResult("");

        public IAsyncEnumerable<string> ChatAsync(Guid user, string text, CancellationToken cancellationToken = default) => AsyncEnumerable.Empty<string>();

        public ValueTask<LlmResult<string>> WeighAsync(string text, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public Task<string> ReadAsync(string text, CancellationToken cancellationToken = default) => Task.FromResult("");

        public Task<LlmResult<string>> LearnAsync(string text, Work work, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public Task<string> GuardAsync(string text, ChatOptions? options = null, CancellationToken cancellationToken = default) => Task.FromResult("");

        public Task<string> LookAsync(AIContent picture, CancellationToken cancellationToken = default) => Task.FromResult("");
    }
}
