namespace LlmAttributes.Behavior.Tests.Contracts;

/// <summary>Values from outside.</summary>
[LlmClient]
[SystemPrompt("You triage mail.")]
public partial interface IUntrusted
{
    [Prompt("Sort this:\n{mail}\nfor {desk}.")]
    Task<string> SortAsync([Untrusted] string? mail, string desk, CancellationToken cancellationToken = default);

    [Prompt("{#each mails as mail}\n{mail}\n{/each}\n{mails:numbered}\n{at:yyyy}")]
    Task<bool> ManyAsync([Untrusted] IReadOnlyList<string> mails, [Untrusted] DateTime at, CancellationToken cancellationToken = default);
}
