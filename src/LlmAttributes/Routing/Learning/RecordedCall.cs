namespace LlmAttributes;

/// <summary>A prompt with what one or several models made of it.</summary>
public sealed record RecordedCall
{
    /// <summary>Gets the rendered prompt.</summary>
    public required string Prompt { get; init; }

    /// <summary>Gets the kind of task.</summary>
    /// <value><see langword="null"/> when it is not known.</value>
    public string? TaskType { get; init; }

    /// <summary>Gets the outcomes, one per model.</summary>
    public required IReadOnlyList<RouteOutcome> Outcomes { get; init; }

    /// <summary>Finds the outcome of a model.</summary>
    /// <param name="model">The key of the model.</param>
    /// <returns>The outcome, or <see langword="null"/> when none of it was recorded.</returns>
    public RouteOutcome? Find(string model)
    {
        foreach (var outcome in Outcomes)
        {
            if (outcome.Model == model)
                return outcome;
        }

        return null;
    }
}
