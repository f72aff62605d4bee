using Microsoft.CodeAnalysis;

namespace LlmAttributes.Contract;

/// <summary>The rules that compare times with each other.</summary>
internal static class TimeChecks
{
    // What the runtime takes where an attribute says nothing.
    private const double DefaultBaseDelay = 0.5;
    private const double DefaultFactor = 2;
    private const double DefaultMaxDelay = 20;

    // How much wider than the factor decorrelated jitter spreads each wait over the one before.
    private const double Spread = 1.5;

    public static void Check(PolicyLevels levels, bool isEnsemble, string owner, RuleReporter reporter)
    {
        if (levels.Number(PolicyKind.Timeout, "TotalSeconds") is not { Value: > 0 and var total, Source: var source })
            return;

        CheckBelow(levels, "AttemptSeconds", total, source, owner, reporter);
        CheckBelow(levels, "FirstTokenSeconds", total, source, owner, reporter);
        CheckBelow(levels, "IdleSeconds", total, source, owner, reporter);
        CheckBackoff(levels, isEnsemble, total, owner, reporter);
    }

    /// <summary>The sum of all computed waits between the attempts at one candidate, in seconds, each a multiple of the one before up to the longest.</summary>
    public static double WorstWait(int attempts, double firstDelay, double factor, double maxDelay)
    {
        var sum = 0d;
        var delay = firstDelay;
        for (var i = 1; i < attempts; i++)
        {
            if (delay >= maxDelay)
                return sum + (maxDelay * (attempts - i));

            // Without growth the loop would run as often as there are attempts.
            if (factor <= 1)
                return sum + (delay * (attempts - i));

            sum += delay;
            delay *= factor;
        }

        return sum;
    }

    private static void CheckBelow(PolicyLevels levels, string name, double total, AttributeData totalSource, string owner, RuleReporter reporter)
    {
        if (levels.Number(PolicyKind.Timeout, name) is not { } limit || limit.Value <= total)
            return;

        var own = levels.Own[PolicyKind.Timeout];
        if (own is null || (own != limit.Source && own != totalSource))
            return;

        var anchor = RuleAnchor.Named(own, own == limit.Source ? name : "TotalSeconds");
        reporter.Report(RuleCatalog.TimeoutAboveTotal, anchor, name, owner, AttributeValues.Display(limit.Value), AttributeValues.Display(total));
    }

    private static void CheckBackoff(PolicyLevels levels, bool isEnsemble, double total, string owner, RuleReporter reporter)
    {
        var ownRetry = levels.Own[PolicyKind.RetryWithBackoff];
        var ownTimeout = levels.Own[PolicyKind.Timeout];
        if ((ownRetry is null && ownTimeout is null) || !levels.IsOn(PolicyKind.RetryWithBackoff))
            return;

        var baseDelay = levels.Number(PolicyKind.RetryWithBackoff, "BaseDelaySeconds")?.Value ?? DefaultBaseDelay;
        var factor = levels.Number(PolicyKind.RetryWithBackoff, "Factor")?.Value ?? DefaultFactor;
        var maxDelay = levels.Number(PolicyKind.RetryWithBackoff, "MaxDelaySeconds")?.Value ?? DefaultMaxDelay;

        // A number out of range has its own rule; a sum over it would be noise.
        if (!(baseDelay > 0 && factor >= 1 && maxDelay > 0) || RetryNumbers.Of(levels, CallCandidates.Of(levels), isEnsemble) is not { InARow: var attempts })
            return;

        // Decorrelated jitter spreads the first wait too.
        var isDecorrelated = levels.Setting(PolicyKind.RetryWithBackoff, "Jitter") is null or 0;
        var worst = isDecorrelated
            ? WorstWait(attempts, baseDelay * factor * Spread, factor * Spread, maxDelay)
            : WorstWait(attempts, baseDelay, factor, maxDelay);
        if (worst <= total)
            return;

        var anchor = ownRetry is not null ? RuleAnchor.At(ownRetry) : RuleAnchor.Named(ownTimeout!, "TotalSeconds");
        reporter.Report(
            RuleCatalog.BackoffAboveTotal, anchor, owner, AttributeValues.Display(Math.Round(worst, 3)), attempts, AttributeValues.Display(total));
    }
}
