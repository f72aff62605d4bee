namespace LlmAttributes.Testing.Tests;

/// <summary>What cases are run of.</summary>
[LlmClient]
[Model(CaseModels.Fast)]
internal partial interface ICasedDesk
{
    [Prompt("Classify: {body}")]
    [PromptCase("praise", "Well done!", Expect = Mood.Glad)]
    [PromptCase("blame", "Never again!", Expect = Mood.Angry, MaxCostUsd = 0.5)]
    [PromptCase("doubt", "Hm.", Expect = Mood.Glad, Skip = "nobody knows")]
    [Cache]
    [Fallback(Value = Mood.Angry)]
    Task<Mood> ClassifyAsync(string body, CancellationToken cancellationToken = default);

    [Prompt("Extract the ticket from: {body}")]
    [PromptCase("printer", "The printer burns.", Property = "Title", Contains = "PRINTER", Lacks = "paper", Properties = ["Mood", Mood.Angry, "Priority", 5])]
    Task<LlmResult<Ticket>> ExtractAsync(string body, CancellationToken cancellationToken = default);

    [Prompt("Tell {count} things of {subject}, {kind}.")]
    [PromptCase("whales", "whales", 2, Matches = @"^Wh\w+s swim", Lacks = "shark")]
    IAsyncEnumerable<string> TellAsync(string subject, int count, Mood? kind = null);

    [Prompt("List tickets of: {body}")]
    [PromptCase("two", "Two of them.", Property = "Count", Expect = 2)]
    IAsyncEnumerable<Ticket> ListAsync(string body, CancellationToken cancellationToken = default);

    [Prompt("Vote on: {body}")]
    [Ensemble(MergeStrategy.MajorityVote, CaseModels.Fast, CaseModels.Second, CaseModels.Third)]
    [PromptCase("vote", "Well done!", Expect = Mood.Glad)]
    Task<EnsembleResponse<Mood>> VoteAsync(string body, CancellationToken cancellationToken = default);

    [Prompt("Answer {question} with {context}")]
    [Retrieve("docs")]
    [PromptCase("known", "Who?", Expect = "  ada, LOVELACE. ")]
    Task<string> AskAsync(string question, LlmCallOptions? options = null, CancellationToken cancellationToken = default);

    [Prompt("Say: {text} {{not}} {words:bullets}")]
    [PromptCase("\"quotes\" \\ \n {name} \u2028 😀", "\"\\\n\r\t\0{x}{{y}}\u2028\ud83d\ude00\"\"\"", new[] { "{a}", "\"b\"", "c\nd" }, Contains = "\"\\{}\n😀")]
    Task<string> SayAsync(string text, string[] words, CancellationToken cancellationToken = default);
}

internal static class CaseModels
{
    [LlmModel(Provider = "test", InputUsdPerMillionTokens = 1, OutputUsdPerMillionTokens = 1, ContextWindow = 100_000, MaxOutputTokens = 1_000)]
    public const string Fast = "fast";

    [LlmModel(Provider = "test", InputUsdPerMillionTokens = 1, OutputUsdPerMillionTokens = 1, ContextWindow = 100_000, MaxOutputTokens = 1_000)]
    public const string Second = "second";

    [LlmModel(Provider = "test", InputUsdPerMillionTokens = 1, OutputUsdPerMillionTokens = 1, ContextWindow = 100_000, MaxOutputTokens = 1_000)]
    public const string Third = "third";
}
