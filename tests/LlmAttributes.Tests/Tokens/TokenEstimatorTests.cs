using CsCheck;
using Microsoft.Extensions.AI;

namespace LlmAttributes.Tests.Tokens;

public class TokenEstimatorTests
{
    private static List<ChatMessage> User(string text) => [new(ChatRole.User, text)];

    [Theory]
    [InlineData("The quick brown fox jumps over the lazy dog.", 9, 11)]
    [InlineData("for (var i = 0; i < 10; i++)\n{\n    Console.WriteLine(i);\n}\n", 24, 32)]
    [InlineData("1234567890", 4, 4)]
    [InlineData("getTokenCounterOfModel", 5, 7)]
    [InlineData("Це довший текст без особливих символів", 9, 22)]
    public void Count_Text_IsNearWhatVocabulariesMakeOfIt(string text, long least, long most) =>
        Assert.InRange(new TokenEstimator().Count(text).Tokens, least, most);

    [Fact]
    public void Count_EmptyText_IsNothing() => Assert.Equal(new(0, 0, false), new TokenEstimator(new() { Text = null }).Count("") with { UpperBound = 0 });

    [Fact]
    public void Count_AnyText_HasItsBoundAboveIt() => Gen.String.Sample(text =>
    {
        var count = new TokenEstimator().Count(text);
        return count.Tokens >= 0 && count.UpperBound >= count.Tokens;
    });

    [Fact]
    public void Count_TwoTextsAsOne_IsNoMoreThanBothAndNoLessThanEither() => Gen.Select(Gen.String, Gen.String).Sample((left, right) =>
    {
        var estimator = new TokenEstimator();
        var (a, b, both) = (estimator.Count(left).Tokens, estimator.Count(right).Tokens, estimator.Count(left + right).Tokens);
        return both <= a + b + 1 && both >= Math.Max(a, b) - 1;
    });

    [Fact]
    public void Count_Request_AddsWhatStandsAroundItsMessages()
    {
        var estimator = new TokenEstimator(new() { RequestTokens = 3, MessageTokens = 4, NameTokens = 2 });
        var text = estimator.Count("Hello there").Tokens;

        Assert.Equal(text + 7, estimator.Count(User("Hello there"), null).Tokens);
        Assert.Equal((2 * text) + 11, estimator.Count([.. User("Hello there"), .. User("Hello there")], null).Tokens);
        Assert.Equal(text + 7 + 3, estimator.Count([new(ChatRole.User, "Hello there") { AuthorName = "Ada" }], null).Tokens);
    }

    [Fact]
    public void Count_Options_CountToolsSchemaAndInstructions()
    {
        var estimator = new TokenEstimator();
        var plain = estimator.Count(User("x"), new()).Tokens;
        var tool = AIFunctionFactory.Create((string city) => city, "weather", "Tells the weather of a city.");

        Assert.InRange(estimator.Count(User("x"), new() { Tools = [tool] }).Tokens, plain + 40, plain + 90);
        Assert.InRange(estimator.Count(User("x"), new() { Tools = [tool, tool] }).Tokens, plain + 64, plain + 164);
        Assert.InRange(estimator.Count(User("x"), new() { ResponseFormat = ChatResponseFormat.ForJsonSchema<int[]>() }).Tokens, plain + 15, plain + 60);
        Assert.Equal(plain + 4 + 3, estimator.Count(User("x"), new() { Instructions = "Be very brief" }).Tokens);
    }

    [Fact]
    public void Count_Attachments_CountByKindAndSize()
    {
        var estimator = new TokenEstimator();
        var plain = estimator.Count(User("x"), null).Tokens;

        Assert.Equal(plain + 1_200, With(new DataContent(new byte[10], "image/png")));
        Assert.Equal(plain + 1_000, With(new DataContent(new byte[3_500], "text/plain")));
        Assert.Equal(plain + 4_000, With(new DataContent(new byte[100_000], "application/pdf")));
        Assert.Equal(plain + 2_000, With(new DataContent(new byte[1_000_000], "audio/wav")));
        Assert.Equal(plain + 1_200, With(new UriContent("https://example.com/a.png", "image/png")));
        Assert.Equal(plain, With(new UsageContent(new())));

        long With(AIContent content) => estimator.Count([new(ChatRole.User, [new TextContent("x"), content])], null).Tokens;
    }

    [Fact]
    public void Count_CallOfATool_CountsArgumentsAndResult()
    {
        var estimator = new TokenEstimator();
        ChatMessage call = new(ChatRole.Assistant, [new FunctionCallContent("1", "weather", new Dictionary<string, object?> { ["city"] = "Paris", ["days"] = 3 })]);
        ChatMessage result = new(ChatRole.Tool, [new FunctionResultContent("1", "sunny and warm")]);

        Assert.InRange(estimator.Count([call], null).Tokens, 20, 40);
        Assert.InRange(estimator.Count([result], null).Tokens, 20, 30);
    }

    [Theory]
    [InlineData(false, "<think>\nThe user wants the capital.\n</think>\n\nParis", true)]
    [InlineData(true, "<think>\nThe user wants the capital.\n</think>\n\nParis", false)]
    [InlineData(true, "Paris", true)]
    public void Count_EarlierThoughts_AreCountedWhereTheyAreSent(bool dropsThoughts, string answer, bool isWhole)
    {
        var estimator = new TokenEstimator(new() { DropsThoughts = dropsThoughts });
        var text = estimator.Count(isWhole ? answer : "Paris").Tokens;

        Assert.Equal(text + 8, estimator.Count([new(ChatRole.Assistant, answer)], null).Tokens);
        Assert.Equal(dropsThoughts, estimator.Count([new(ChatRole.Assistant, [new TextReasoningContent("The user wants it.")])], null).Tokens == 8);
    }

    [Fact]
    public void Count_WhatTheFamilyDocuments_NeedsNoFactor()
    {
        var estimator = new TokenEstimator(new() { CountContent = c => c is DataContent ? new TokenCount(85, 100, false) : null, CountTool = _ => 7, ToolsTokens = 0 });
        var plain = estimator.Count(User(""), null);

        Assert.Equal(plain.Tokens + 85, estimator.Count([new(ChatRole.User, [new DataContent(new byte[1], "image/png")])], null).Tokens);
        Assert.Equal(plain.UpperBound + 100, estimator.Count([new(ChatRole.User, [new DataContent(new byte[1], "image/png")])], null).UpperBound, 1.0);
        Assert.Equal(plain.Tokens + 7, estimator.Count(User(""), new() { Tools = [AIFunctionFactory.Create(() => 1, "f")] }).Tokens);
    }

    [Fact]
    public void Count_NearestTokenizer_ScalesItsCount()
    {
        var estimator = new TokenEstimator(new() { Text = text => text.Length, Scale = 1.5, RequestTokens = 0, MessageTokens = 0 });

        Assert.Equal(15, estimator.Count("0123456789").Tokens);
        Assert.Equal(15, estimator.Count(User("ab 漢字 x12!"), null).Tokens);
    }

    [Fact]
    public void Count_ExactFamily_NeedsNoMargin()
    {
        var estimator = new TokenEstimator(Exact);

        Assert.Equal(TokenCount.Exact(2), estimator.Count("ab"));
        Assert.Equal(TokenCount.Exact(9), estimator.Count(User("ab!"), null));
        Assert.False(estimator.Count([new(ChatRole.User, [new DataContent(new byte[1], "image/png")])], null).IsExact);
        Assert.False(estimator.Count(User("ab"), new() { Tools = [AIFunctionFactory.Create(() => 1, "f")] }).IsExact);
    }

    [Fact]
    public void Count_TextsThatWereCountedBefore_IsWhatTheyCountAsNewOnes() => Gen.Select(Gen.String[100, 300].Array[6], Gen.Int[0, 5].Array[1, 30]).Sample((texts, order) =>
    {
        var estimator = new TokenEstimator();
        foreach (var i in order)
        {
            List<ChatMessage> known = [new(ChatRole.User, texts[i]), new(ChatRole.User, texts[order[0]])], copied = [new(ChatRole.User, new string(texts[i])), new(ChatRole.User, new string(texts[order[0]]))];
            Assert.Equal(estimator.Count(copied, null), estimator.Count(known, null));
        }
    });

    [Fact]
    public void Count_HotPath_AllocatesNothing()
    {
        var estimator = new TokenEstimator();
        var messages = User("Summarise the report of the committee.");
        ChatOptions options = new() { Tools = [AIFunctionFactory.Create(() => 1, "f")] };
        estimator.Learn(messages, options, estimator.Count(messages, options), 40);
        var before = GC.GetAllocatedBytesForCurrentThread();

        for (var i = 0; i < 100; i++)
            estimator.Learn(messages, options, estimator.Count(messages, options), 40);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    internal static TokenFamily Exact { get; } = new() { Text = text => text.Length, TextSpread = 0, RequestTokens = 3, RequestSpread = 0, HiddenTokens = 0, MessageTokens = 3, MessageSpread = 0, IsExact = true };
}
