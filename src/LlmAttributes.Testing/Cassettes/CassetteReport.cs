namespace LlmAttributes.Testing;

/// <summary>What a cassette did so far.</summary>
/// <param name="Replayed">How many requests it answered.</param>
/// <param name="Recorded">How many answers it recorded.</param>
/// <param name="Stale">The answers that no request asked for, for instance since their prompt has changed: contract, method and key.</param>
public sealed record CassetteReport(int Replayed, int Recorded, IReadOnlyList<string> Stale)
{
    /// <inheritdoc/>
    public override string ToString() =>
        $"{Replayed} replayed, {Recorded} recorded, {Stale.Count} stale{(Stale.Count == 0 ? "" : ":\n  " + string.Join("\n  ", Stale))}";
}
