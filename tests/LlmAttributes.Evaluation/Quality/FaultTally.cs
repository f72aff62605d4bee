namespace LlmAttributes.Evaluation.Quality;

/// <summary>How one kind of fault was found.</summary>
internal sealed class FaultTally(FaultKind kind)
{
    public FaultKind Kind { get; } = kind;

    public int Injected { get; set; }

    public int Found { get; set; }

    /// <summary>Gets or sets how many answers without such a fault were said to have it.</summary>
    public int Wrong { get; set; }

    public double Recall => Injected == 0 ? 0 : (double)Found / Injected;

    public double Precision => Found + Wrong == 0 ? 0 : (double)Found / (Found + Wrong);
}
