namespace LlmAttributes.Runtime;

/// <summary>The re-asking, as <see cref="RepairAttribute"/> declares it. What is <see langword="null"/> has the default that the attribute names.</summary>
public sealed record RepairPlan
{
    /// <summary>Gets how often a call may ask again; at least 1.</summary>
    public int? MaxReasks { get; init; }

    /// <summary>Gets the key of the model that is asked at the last re-ask.</summary>
    public string? EscalateTo { get; init; }

    /// <summary>Gets by how much each re-ask raises the temperature; -2 to 2.</summary>
    public double? TemperatureStep { get; init; }

    /// <summary>Gets what the model sees of its failed answers.</summary>
    public FailedAnswers FailedAnswers { get; init; }
}
