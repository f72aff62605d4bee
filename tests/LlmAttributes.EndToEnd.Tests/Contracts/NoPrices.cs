namespace LlmAttributes.EndToEnd.Tests;

public sealed class NoPrices : IOutputGuard
{
    public ValueTask<OutputVerdict> CheckAsync(GuardedAnswer answer, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return new(answer.Text.Contains('$', StringComparison.Ordinal) ? OutputVerdict.Reask("Name no prices.") : OutputVerdict.Pass);
    }
}
