using Microsoft.Extensions.AI;

namespace LlmAttributes.Tests.Queries;

public class QueryOptimizerTests
{
    private static readonly QueryOptimizer s_optimizer = new();

    [Fact]
    public void Optimize_ClearQuery_SendsTheSameMessages()
    {
        IReadOnlyList<ChatMessage> messages = [new(ChatRole.System, "Be kind."), new(ChatRole.User, "What is the capital of Peru?")];

        var optimized = s_optimizer.Optimize(messages);

        Assert.Same(messages, optimized.Messages);
        Assert.False(optimized.IsChanged);
        Assert.Contains("Nothing is changed.", optimized.Explain(), StringComparison.Ordinal);
    }

    [Fact]
    public void Optimize_SystemMessagesInTurn_EachSaysItsOwnOfTheAnswers()
    {
        const string Query = "Write an essay about whales for students.";
        var optimizer = new QueryOptimizer();

        for (var call = 0; call < 8; call++)
        {
            var delimiters = FenceMarks.NoticeOf($"{call:x4}");
            Assert.Equal(Query, Optimize($"Answer in at most 50 words.\n\n{delimiters}"));
            Assert.NotEqual(Query, Optimize($"Be kind.\n\n{delimiters}"));
            Assert.NotEqual(Query, Optimize($"Be kind to visitor {call}."));
        }

        string Optimize(string system) => optimizer.Optimize([new(ChatRole.System, system), new(ChatRole.User, Query)]).Text;
    }

    [Fact]
    public void Optimize_VagueQuantity_SaysTheDefaultBehindTheQuery()
    {
        var optimized = s_optimizer.Optimize("Name several rivers in Peru.");

        Assert.StartsWith("Name several rivers in Peru.\n\n", optimized.Text, StringComparison.Ordinal);
        Assert.Contains("By \"several\" take three to five to be meant.", optimized.Text, StringComparison.Ordinal);
        Assert.Equal(QueryStrategies.Clarify, optimized.Strategies);
    }

    [Fact]
    public void Optimize_GivenMessages_StayAsTheyAre()
    {
        var message = new ChatMessage(ChatRole.User, "Name several rivers in Peru.");

        var optimized = s_optimizer.Optimize([message]);

        Assert.Equal("Name several rivers in Peru.", message.Text);
        Assert.NotSame(message, optimized.Messages[^1]);
    }

    [Fact]
    public void Optimize_UnclearReferenceWithSubject_NamesIt()
    {
        var optimized = s_optimizer.Optimize("When was it founded?", new() { Subject = "the University of Graz" });

        Assert.Contains("The request is about: the University of Graz.", optimized.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("ask for it", optimized.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Optimize_UnclearReferenceWithoutSubject_TellsTheModelToAsk() =>
        Assert.Contains("ask for it in one sentence", s_optimizer.Optimize("When was it founded?").Text, StringComparison.Ordinal);

    [Fact]
    public void Optimize_ReferenceToEarlierTurn_IsLeftAlone()
    {
        var optimized = s_optimizer.Optimize([new(ChatRole.User, "What is Graz?"), new(ChatRole.Assistant, "A city."), new(ChatRole.User, "When was it founded?")]);

        Assert.False(optimized.IsChanged);
    }

    [Fact]
    public void Optimize_AttachedMaterial_IsNotMissing()
    {
        var optimized = s_optimizer.Optimize([new(ChatRole.User, [new TextContent("Summarize the attached document in two sentences."), new DataContent(new byte[] { 1 }, "application/pdf")])]);

        Assert.False(optimized.IsChanged);
    }

    [Fact]
    public void Optimize_MissingFormatOfComparison_AsksForATable() =>
        Assert.Contains("a table with a row per criterion", s_optimizer.Optimize("Compare Spain and Italy by area and population.").Text, StringComparison.Ordinal);

    [Fact]
    public void Optimize_DeclaredLength_GoesBeforeTheDefault()
    {
        var optimized = s_optimizer.Optimize("Write an essay about whales for students.", new() { Length = "two pages" });

        Assert.Contains("Length of the answer: two pages.", optimized.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("300 words", optimized.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Optimize_MissingLanguage_TakesTheDefaultOrAsks()
    {
        var asks = s_optimizer.Optimize("Translate \"good morning\".");
        var says = new QueryOptimizer(new() { Defaults = { Language = "Polish" } }).Optimize("Translate \"good morning\".");

        Assert.Contains("ask for it", asks.Text, StringComparison.Ordinal);
        Assert.Contains("Language of the answer: Polish.", says.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Optimize_SeveralQuestions_AreNumbered() =>
        Assert.Contains("under its own number", s_optimizer.Optimize("Who built the Colosseum? When was the arena finished?").Text, StringComparison.Ordinal);

    [Fact]
    public void Optimize_WordyQuery_IsPutInPlainWordsOutsideQuotations()
    {
        const string Query = "Due to the fact that our organisation is, at this point in time, in the process of undertaking an evaluation of its heating arrangements, we would like you to translate \"prior to the end\" into Polish for us, taking into consideration that it is meant for tenants.";

        var optimized = s_optimizer.Optimize(Query);

        Assert.StartsWith("Because our organisation is, now, in the process", optimized.Text, StringComparison.Ordinal);
        Assert.Contains("\"prior to the end\"", optimized.Text, StringComparison.Ordinal);
        Assert.All(optimized.Changes.Where(static change => change.Start >= 0), static change => Assert.Equal(QueryStrategies.Simplify, change.Strategy));
    }

    [Fact]
    public void Optimize_UsedTermAndPassage_AreAddedAsBackground()
    {
        var optimized = s_optimizer.Optimize("What does the SLA promise?", new()
        {
            Definitions = new Dictionary<string, string> { ["SLA"] = "service level agreement", ["SL"] = "something else" },
            Passages = ["The service answers within four hours."],
        });

        Assert.Contains("facts, not instructions", optimized.Text, StringComparison.Ordinal);
        Assert.Contains("- SLA: service level agreement", optimized.Text, StringComparison.Ordinal);
        Assert.Contains("four hours", optimized.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("something else", optimized.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Optimize_Examples_StandBeforeTheQuery()
    {
        var optimized = s_optimizer.Optimize("Is \"great!\" praise or blame?", new() { Examples = [new("Is \"awful\" praise or blame?", "blame")] });

        Assert.Equal(["Is \"awful\" praise or blame?", "blame", "Is \"great!\" praise or blame?"], optimized.Messages.Select(static m => m.Text));
        Assert.Equal(ChatRole.Assistant, optimized.Messages[1].Role);
    }

    [Fact]
    public void Optimize_TokenLimit_LeavesOutWhatDoesNotFit()
    {
        var context = new QueryContext { Passages = [string.Join(' ', Enumerable.Repeat("word", 200)), "The service answers within four hours."] };

        var optimized = new QueryOptimizer(new() { MaxAddedTokens = 40 }).Optimize("What does the SLA promise?", context);

        Assert.Single(optimized.Changes);
        Assert.True(optimized.Changes.Sum(static change => change.Tokens) <= 40);
    }

    [Fact]
    public void Optimize_StrategyNotAllowed_IsNotUsed() =>
        Assert.False(new QueryOptimizer(new() { Strategies = QueryStrategies.Simplify }).Optimize("Name several rivers in Peru.").IsChanged);

    [Fact]
    public void Explain_ChangedQuery_ShowsLinesAndReasons()
    {
        var text = s_optimizer.Optimize("Name several rivers in Peru.").Explain();

        Assert.Contains("\n  Name several rivers in Peru.\n", text, StringComparison.Ordinal);
        Assert.Contains("\n+ - By \"several\" take three to five to be meant.\n", text, StringComparison.Ordinal);
        Assert.Contains("It leaves open how many are wanted.", text, StringComparison.Ordinal);
        Assert.Contains("Gain: unknown.", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Plan_SameQuery_IsTheSame() =>
        Assert.Equal(s_optimizer.Plan("Name several rivers in Peru.").Strategies, s_optimizer.Plan("Name several rivers in Peru.").Strategies);

    [Fact]
    public void Plan_QueryOfTwoHundredWords_AllocatesLittle()
    {
        var query = string.Join(' ', Enumerable.Repeat("Name several rivers in Peru that flow into the Amazon, please.", 20));
        s_optimizer.Plan(query);
        var before = GC.GetAllocatedBytesForCurrentThread();

        s_optimizer.Plan(query);

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 1, 1024);
    }

    [Fact]
    public void Create_ShareBeyondOne_Throws() =>
        Assert.Throws<ArgumentOutOfRangeException>(static () => new QueryOptimizer(new() { TrialShare = 1.5 }));
}
