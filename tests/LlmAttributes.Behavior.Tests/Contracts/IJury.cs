namespace LlmAttributes.Behavior.Tests.Contracts;

/// <summary>Ensembles whose members are asked in words of their own.</summary>
[LlmClient]
[SystemPrompt("You are terse.")]
internal partial interface IJury
{
    [Prompt("Is this spam? {mail} Sent by {sender}.")]
    [PromptVariant("short", "Spam? {mail}")]
    [PromptVariant("in a file", File = "Prompts/jury.prompt.md")]
    [PromptVariant("polite", "Please say whether this is spam: {mail}", Weight = 100)]
    [Ensemble(MergeStrategy.MajorityVote, Models.Local, Models.Fast, Models.Smart)]
    [EnsembleMember(Models.Fast, PromptVariant = "short"), EnsembleMember(Models.Smart, PromptVariant = "in a file")]
    Task<EnsembleResponse<bool>> JudgeAsync(string mail, string sender = "nobody", CancellationToken cancellationToken = default);

    [Prompt("Rate {mail}.")]
    [PromptVariant("short", "Rate {mail} of {sender}.")]
    [Ensemble(MergeStrategy.MajorityVote, Models.Local, Models.Fast, Models.Smart)]
    [EnsembleMember(Models.Fast, PromptVariant = "short")]
    [Cache(DurationSeconds = 60)]
    Task<int> RateAsync(string mail, string sender, CancellationToken cancellationToken = default);

    [Prompt("Sum up {mail}.")]
    [PromptVariant("short", "Shorten {mail}.")]
    [Ensemble(MergeStrategy.FirstGood, Models.Fast, Models.Fast)]
    [EnsembleMember(Models.Fast, PromptVariant = "short"), EnsembleMember(Models.Fast)]
    [TracePerformance]
    IAsyncEnumerable<string> SumUpAsync([Untrusted, Sensitive] string mail, [Memory] string? conversation = null, CancellationToken cancellationToken = default);
}
