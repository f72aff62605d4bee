using LlmAttributes;

namespace Quickstart;

/// <summary>What the models said of one mail.</summary>
internal sealed record Triage(Mail Mail)
{
    public EnsembleResponse<Category>? Team { get; init; }

    public LlmResult<bool>? Urgent { get; init; }

    public LlmResult<string>? Summary { get; init; }

    /// <summary>Gets why the mail has no answer.</summary>
    public LlmException? Failure { get; init; }

    public IEnumerable<AttemptRecord> Attempts => [.. Team?.Attempts ?? [], .. Urgent?.Attempts ?? [], .. Summary?.Attempts ?? [], .. Failure?.Attempts ?? []];

    /// <summary>Counts the attempts that repeated one at the same model.</summary>
    public int Retries => CountRetries(Team?.Attempts) + CountRetries(Urgent?.Attempts) + CountRetries(Summary?.Attempts) + CountRetries(Failure?.Attempts);

    /// <summary>Counts the calls that another model than the first answered.</summary>
    public int Fallbacks => (IsFallback(Urgent) ? 1 : 0) + (IsFallback(Summary) ? 1 : 0);

    public static async Task<Triage> RunAsync(ISupportDesk desk, Mail mail, CancellationToken cancellationToken)
    {
        var triage = new Triage(mail);
        try
        {
            triage = triage with { Team = await desk.ClassifyAsync(mail.Text, cancellationToken) };
            triage = triage with { Urgent = await desk.IsUrgentAsync(mail.Text, cancellationToken) };
            return triage with { Summary = await desk.SummariseAsync(mail.Text, cancellationToken) };
        }
        catch (LlmException failure)
        {
            return triage with { Failure = failure };
        }
    }

    private static int CountRetries(IReadOnlyList<AttemptRecord>? attempts) =>
        attempts is null ? 0 : attempts.Count - attempts.Select(static a => a.Model).Distinct(StringComparer.Ordinal).Count();

    private static bool IsFallback<T>(LlmResult<T>? result) => result is not null && result.Attempts[0].Model != result.Model;
}
