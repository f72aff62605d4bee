using LlmAttributes.Testing;
using Microsoft.Extensions.AI;

namespace LlmAttributes.Tests.Queries;

public class QueryRewriterTests
{
    private const string Query = "Summarize the 12 pages of \"Big Fish\" that I sent below.";

    [Theory]
    [InlineData("Please summarize all 12 pages of \"Big Fish\" below.", true)]
    [InlineData("Please summarize all pages of \"Big Fish\" below.", false)]
    [InlineData("Please summarize the 12 pages of Big Fish below.", false)]
    [InlineData("", false)]
    public void Keeps_Rewritten_LosesNoNumberAndNoQuotation(string rewritten, bool expected) => Assert.Equal(expected, QueryRewriter.Keeps(Query, rewritten));

    [Fact]
    public async Task OptimizeAsync_UnclearQuery_TakesWhatTheModelWrote()
    {
        var client = new ScriptedChatClient("List between 3 and 7 rivers of Peru by length.");

        var optimized = await new QueryOptimizer().OptimizeAsync([new(ChatRole.User, "Name several rivers in Peru.")], client);

        Assert.StartsWith("List between 3 and 7 rivers of Peru by length.", optimized.Text, StringComparison.Ordinal);
        Assert.Contains("- Name several rivers in Peru.", optimized.Explain(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task OptimizeAsync_ClearQuery_AsksNoModel()
    {
        var client = new ScriptedChatClient("never");

        await new QueryOptimizer().OptimizeAsync([new(ChatRole.User, "What is the capital of Peru?")], client);

        Assert.Empty(client.Requests);
    }

    [Fact]
    public async Task OptimizeAsync_FailingModel_LeavesTheWordsOfTheUser()
    {
        var client = new ScriptedChatClient(ScriptedReply.Fail(new InvalidOperationException("down")));

        var optimized = await new QueryOptimizer().OptimizeAsync([new(ChatRole.User, "Name several rivers in Peru.")], client);

        Assert.StartsWith("Name several rivers in Peru.", optimized.Text, StringComparison.Ordinal);
    }
}
