namespace LlmAttributes;

/// <summary>Asks again when an answer cannot be read as the result type, and says where it is wrong, what should stand there and what does.</summary>
/// <remarks>
/// Answers are read leniently first, which costs nothing. A re-ask is an attempt like any other: it counts towards the limits of the call, its time and its budget, and
/// <see cref="LlmResult{T}.Attempts"/> shows it with its cost.
/// </remarks>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Interface | AttributeTargets.Assembly, Inherited = false)]
public sealed class RepairAttribute : Attribute
{
    /// <summary>Gets or sets a value indicating whether the model is asked again.</summary>
    /// <value>The default is <see langword="true"/>; <see langword="false"/> removes an inherited policy.</value>
    public bool Enabled { get; set; } = true;

    /// <summary>Gets or sets how often a call may ask again.</summary>
    /// <value>At least 1; the default is 1.</value>
    public int MaxReasks { get; set; }

    /// <summary>Gets or sets the key of the model that is asked at the last re-ask; a member of an ensemble asks its own model again.</summary>
    /// <value>The default is the model whose answer could not be read.</value>
    public string? EscalateTo { get; set; }

    /// <summary>Gets or sets by how much each re-ask raises the temperature, or lowers it below 0; where none is declared, 1 is assumed.</summary>
    /// <value>From -2 to 2; by default the temperature stays as it is.</value>
    public double TemperatureStep { get; set; } = double.NaN;

    /// <summary>Gets or sets what the model sees of its failed answers.</summary>
    /// <value>The default is <see cref="FailedAnswers.Keep"/>.</value>
    public FailedAnswers FailedAnswers { get; set; }
}
