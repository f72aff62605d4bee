using LlmAttributes;

namespace Migration.After;

/// <summary>Reads tickets.</summary>
[LlmClient, SystemPrompt("You triage support mail.")]
[RetryWithBackoff(MaxAttempts = 4), Repair(MaxReasks = 3), Timeout(TotalSeconds = 60, AttemptSeconds = 10)]
public partial interface ITicketReader
{
    /// <summary>Reads the ticket out of a mail.</summary>
    [Prompt("Extract the ticket from the mail below.\n{mail}")]
    Task<Ticket> ReadAsync([Untrusted] string mail, CancellationToken cancellationToken = default);
}
