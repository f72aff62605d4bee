namespace LlmAttributes;

/// <summary>Who is still a candidate of one call, and why the others are not.</summary>
internal ref struct RouteVerdicts(Candidate[] candidates, List<FilteredCandidate>? causes)
{
    /// <summary>The candidates that are left, a bit each.</summary>
    public uint Allowed { get; set; } = (1u << candidates.Length) - 1;

    /// <summary>Whether somebody wants to know the causes.</summary>
    public readonly bool AreTold => causes is not null;

    /// <summary>Removes a candidate.</summary>
    /// <returns>Whether it was still one.</returns>
    public bool Remove(int candidate)
    {
        var before = Allowed;
        Allowed &= ~(1u << candidate);
        return Allowed != before;
    }

    public readonly void Because(int candidate, RouteConstraint constraint, string cause) => causes?.Add(new(candidates[candidate].Model.Key, constraint, cause));
}
