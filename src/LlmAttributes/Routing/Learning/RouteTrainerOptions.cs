namespace LlmAttributes;

/// <summary>How a <see cref="RouteTrainer"/> fits.</summary>
public sealed class RouteTrainerOptions
{
    /// <summary>Gets or sets the seed of everything random in the training: the same outcomes and seed give the same file.</summary>
    /// <value>The default is 1.</value>
    public int Seed { get; set; } = 1;

    /// <summary>Gets or sets how strongly the weights of single words are held back. Raise it when outcomes are few or noisy.</summary>
    /// <value>Above 0 to 1,000,000; the default is 5.</value>
    public double Penalty { get; set; } = 5;

    /// <summary>Gets or sets how much the words of a prompt count beside the kind of task that is read from them. It has no effect where outcomes name no kinds of task.</summary>
    /// <value>0 to 1; the default is 0.3.</value>
    public double WordShare { get; set; } = 0.3;

    /// <summary>Gets or sets after how many outcomes a model's quality at a kind of task is believed as much as its quality at everything.</summary>
    /// <value>0 to 1,000,000; the default is 20.</value>
    public double TaskPrior { get; set; } = 20;

    /// <summary>Gets or sets how many prompts of a kind of task are needed to tell it apart.</summary>
    /// <value>1 to 1,000,000; the default is 5.</value>
    public int MinPromptsPerTask { get; set; } = 5;

    internal void Validate()
    {
        Require(Penalty is > 0 and <= 1_000_000, nameof(Penalty), Penalty, "above 0 and at most 1000000");
        Require(WordShare is >= 0 and <= 1, nameof(WordShare), WordShare, "between 0 and 1");
        Require(TaskPrior is >= 0 and <= 1_000_000, nameof(TaskPrior), TaskPrior, "between 0 and 1000000");
        Require(MinPromptsPerTask is >= 1 and <= 1_000_000, nameof(MinPromptsPerTask), MinPromptsPerTask, "between 1 and 1000000");
    }

    private static void Require(bool holds, string property, object value, string range)
    {
        if (!holds)
            throw new ArgumentOutOfRangeException(property, value, $"'{nameof(RouteTrainerOptions)}.{property}' must be {range}.");
    }
}
