namespace LlmAttributes;

/// <summary>How a <see cref="FusionTrainer"/> learns.</summary>
public sealed class FusionTrainerOptions
{
    /// <summary>Gets or sets how many documents from the top are looked at.</summary>
    /// <value>The default is 10; at least 1.</value>
    public int Depth { get; set; } = 10;

    /// <summary>Gets or sets the share of the questions that nothing is learned from, so that they tell whether it helps.</summary>
    /// <value>The default is a third; from 0.1 to 0.9.</value>
    public double HeldOutShare { get; set; } = 1.0 / 3;

    /// <summary>Gets or sets the seed by which those questions are chosen.</summary>
    /// <value>The default is 1.</value>
    public int Seed { get; set; } = 1;

    internal void Validate()
    {
        if (Depth < 1)
            throw new ArgumentOutOfRangeException(nameof(Depth), Depth, "Depth of a fusion trainer is below 1; the default is 10.");
        if (!(HeldOutShare >= 0.1 && HeldOutShare <= 0.9))
            throw new ArgumentOutOfRangeException(nameof(HeldOutShare), HeldOutShare, "HeldOutShare of a fusion trainer is outside 0.1 and 0.9; the default is a third.");
    }
}
