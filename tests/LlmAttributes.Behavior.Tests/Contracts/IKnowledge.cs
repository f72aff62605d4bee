namespace LlmAttributes.Behavior.Tests.Contracts;

/// <summary>Calls that are given passages.</summary>
[LlmClient, Model(Models.Fast)]
public partial interface IKnowledge
{
    [Prompt("Answer from the passages:\n{context}\n\nQuestion: {question}")]
    [Retrieve("kb")]
    Task<LlmResult<string>> AskAsync(string question, LlmCallOptions? options = null, CancellationToken cancellationToken = default);

    [Prompt("{#each facts as fact}\nKnown: {fact}\n{/each}\nOf {product} in {language}:\n{manual}\nBesides:\n{forum}")]
    [Retrieve("manuals", Into = "manual", Query = "{product}: {question}", TopK = 2, MaxTokens = 100, MinScore = 0.5, PartitionBy = "language")]
    [Retrieve("forum", Into = "forum", Query = "{question}", EmptyText = "nobody asked")]
    Task<LlmResult<string>> CompareAsync(string product, string question, string language, IReadOnlyList<string> facts, CancellationToken cancellationToken = default);

    [Prompt("{context}\n{question}")]
    [Retrieve("kb", OnEmpty = OnEmpty.Fail), Fallback(Value = "I do not know.", On = ErrorKinds.NothingFound)]
    Task<string> AskOrTellAsync(string question, CancellationToken cancellationToken = default);

    [Prompt("{context}\n{question}")]
    [Retrieve("kb", OnEmpty = OnEmpty.Fail)]
    Task<string> AskStrictlyAsync(string question, CancellationToken cancellationToken = default);

    [Prompt("{context}\n{question}")]
    [Retrieve("kb"), Cache(DurationSeconds = 60, Jitter = 0)]
    Task<LlmResult<string>> AskKeptAsync(string question, CancellationToken cancellationToken = default);

    [Prompt("{context}\n{question}")]
    [Retrieve("kb")]
    LlmStream<string> StreamAsync(string question, CancellationToken cancellationToken = default);

    [Prompt("{context}\n{question}")]
    [Retrieve("kb"), Ensemble(MergeStrategy.MajorityVote, Models.Fast, Models.Smart)]
    Task<EnsembleResponse<string>> VoteAsync(string question, CancellationToken cancellationToken = default);

    [Prompt("{context}\n{question}")]
    [Retrieve("kb")]
    Task<string> ChatAsync([Memory] string conversation, string question, CancellationToken cancellationToken = default);

    [Prompt("{#if brief}\nBe brief.\n{/if}\n{context}\n{#if brief}\nEnd.\n{/if}")]
    [Retrieve("kb", Query = "{question}")]
    Task<string> BlocksAsync(bool brief, [Sensitive] string question, CancellationToken cancellationToken = default);
}
