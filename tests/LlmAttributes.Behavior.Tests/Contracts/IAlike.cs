namespace LlmAttributes.Behavior.Tests.Contracts;

/// <summary>Calls whose answers are found by meaning.</summary>
[LlmClient]
[Model(Models.Fast)]
[Cache(DurationSeconds = 60, Jitter = 0, Semantic = true, Tags = ["alike"])]
public partial interface IAlike
{
    [Prompt("Answer in {words} words: {question}")]
    Task<string> AnswerAsync(string question, int words, CancellationToken cancellationToken = default);

    [Prompt("Answer: {question}")]
    Task<LlmResult<string>> ResultAsync(string question, LlmCallOptions? options = null);

    [Prompt("Answer {question} in {language}.")]
    [Cache(MeaningOf = "question", DurationSeconds = 60)]
    Task<string> InAsync(string question, string language);

    [Prompt("Help: {question}")]
    Task<string> HelpAsync([Tenant] string tenant, string question);

    [Prompt("Advise: {question}")]
    [Cache(PartitionBy = "user", DurationSeconds = 60)]
    Task<string> AdviseAsync(string question, string user);

    [Prompt("Watch: {question}")]
    [Cache(SemanticShadow = true, DurationSeconds = 60)]
    Task<string> WatchAsync(string question);

    [Prompt("Tell: {question}")]
    LlmStream<string> TellAsync(string question, LlmCallOptions? options = null, CancellationToken cancellationToken = default);

    [Prompt("Only: {question}")]
    [Cache(Semantic = false, DurationSeconds = 60)]
    Task<string> OnlyAsync(string question);
}
