namespace LlmAttributes;

/// <summary>How a <see cref="FusionTrainer"/> learns.</summary>
public sealed class FusionTrainerOptions
{
    /// <summary>Gets or sets how many documents from the top are looked at.</summary>
    /// <value>The default is 10; at least 1.</value>
    public int Depth { get; set; } = 10;

    /// <summary>Gets or sets into how many parts the questions are dealt, each of which is ordered by what was learned from the others.</summary>
    /// <value>The default is 5; from 2 to 10.</value>
    public int Folds { get; set; } = 5;

    /// <summary>Gets or sets the seed by which the questions are dealt.</summary>
    /// <value>The default is 1.</value>
    public int Seed { get; set; } = 1;

    internal void Validate()
    {
        if (Depth < 1)
            throw new ArgumentOutOfRangeException(nameof(Depth), Depth, "Depth of a fusion trainer is below 1; the default is 10.");
        if (Folds is < 2 or > 10)
            throw new ArgumentOutOfRangeException(nameof(Folds), Folds, "Folds of a fusion trainer is outside 2 and 10; the default is 5.");
    }
}
