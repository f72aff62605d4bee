namespace LlmAttributes;

/// <summary>How a <see cref="JudgeAnswerScorer{T}"/> asks its judge.</summary>
public sealed class JudgeOptions
{
    /// <summary>Gets or sets how often the judge is asked, each time with the answers in another order; every second order is the one before turned round, so that a preference for the first or the last answer cancels out.</summary>
    /// <value>1 to 20; the default is 2.</value>
    public int Rounds { get; set; } = 2;

    /// <summary>Gets or sets what the orders are drawn from; the same seed draws the same orders.</summary>
    /// <value>The default is 0.</value>
    public int Seed { get; set; }

    /// <summary>Gets or sets the facts of the judge, by whose prices its cost is known where it is no client of a runtime.</summary>
    /// <value>The default is <see langword="null"/>: its tokens are counted, its cost is unknown.</value>
    public ModelFacts? Facts { get; set; }

    internal void Validate()
    {
        if (Rounds is < 1 or > 20)
            throw new ArgumentOutOfRangeException(nameof(Rounds), Rounds, $"'{nameof(Rounds)}' must be 1 to 20.");
    }
}
