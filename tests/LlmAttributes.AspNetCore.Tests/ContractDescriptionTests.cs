using LlmAttributes.Testing;

namespace LlmAttributes.AspNetCore.Tests;

public sealed class ContractDescriptionTests
{
    [Theory]
    [InlineData("Plain", "cheap")]
    [InlineData("Kind", "dear")]
    [InlineData("", "cheap")]
    public async Task Explain_OfACallMadeOfText_KnowsTheKindOfTask(string tone, string model)
    {
        await using var runtime = Runtime();
        var call = Call(runtime, "DoAsync");

        var decision = await call.Try(new Dictionary<string, string> { ["text"] = "it", ["event"] = tone }).ExplainAsync();

        Assert.Equal(model, decision.Chosen);
    }

    [Fact]
    public async Task Explain_OfACallMadeOfText_KeepsItsKey()
    {
        await using var runtime = Runtime();
        var desk = IKeyedDesk.Create(runtime);
        var call = Call(runtime, "ChatAsync");

        for (var i = 0; i < 20; i++)
        {
            var user = new Guid(i, 0, 0, new byte[8]);
            var trial = call.Try(new Dictionary<string, string> { ["user"] = user.ToString(), ["text"] = "it" });

            Assert.Equal((await IKeyedDesk.ExplainChat(desk, user, "it")).Chosen, (await trial.ExplainAsync()).Chosen);
            Assert.Equal("Chat about it", Assert.Single(trial.Messages).Text);
        }
    }

    [Fact]
    public async Task Parameters_OfACall_TellHowTheyAreGiven()
    {
        await using var runtime = Runtime();

        Assert.Equal(["text Text", "event Choice"], Call(runtime, "DoAsync").Parameters.Select(static p => $"{p.Name} {p.Input}"));
        Assert.Equal(["Guid", "string", "IReadOnlyList<ChatMessage>?", "AIContent?"], Call(runtime, "ChatAsync").Parameters.Select(static p => p.Type));
    }

    [Fact]
    public async Task Obstacle_OfAGenericMethod_IsSaid()
    {
        await using var runtime = Runtime();
        var call = Call(runtime, "NameAsync");

        Assert.NotNull(call.Obstacle);
        Assert.Throws<InvalidOperationException>(() => call.Try(new Dictionary<string, string>()));
    }

    [Fact]
    public async Task Contracts_OfARuntime_AreThoseWithAClient()
    {
        await using var runtime = Runtime();
        Assert.Empty(runtime.GetContracts());

        IKeyedDesk.Create(runtime);
        IDesk.Create(runtime);

        Assert.Equal(["IDesk", "IKeyedDesk"], runtime.GetContracts().Select(static c => c.Name));
    }

    [Fact]
    public async Task Observer_AddedToARuntime_SeesClientsThatAreCreatedAfterIt()
    {
        await using var runtime = Runtime();
        var before = IKeyedDesk.Create(runtime);
        var seen = new Seen();
        runtime.AddObserver(seen);
        var after = IKeyedDesk.Create(runtime);

        await before.DoAsync("one");
        await after.DoAsync("two");

        Assert.Equal(["Do two"], seen.Prompts);
        Assert.True(Assert.Single(runtime.GetContracts()).IsObserved);
    }

    private static LlmRuntime Runtime() => LlmRuntime.CreateBuilder().AddModel("cheap", new ScriptedChatClient("a")).AddModel("dear", new ScriptedChatClient("b")).Build();

    private static CallDescription Call(LlmRuntime runtime, string name)
    {
        IKeyedDesk.Create(runtime);
        return runtime.GetContracts()[0].Calls.Single(call => call.Name == name);
    }

    private sealed class Seen : ILlmCallObserver
    {
        public List<string> Prompts { get; } = [];

        void ILlmCallObserver.Succeeded(ObservedCall observed) => Prompts.Add(observed.Messages[^1].Text);
    }
}
