namespace LlmAttributes;

/// <summary>A model of a route that may not answer a call, and why.</summary>
/// <param name="Model">The key of the model.</param>
/// <param name="Constraint">The constraint that removed it.</param>
/// <param name="Cause">The fact and the demand, for instance <c>quality 0.5 is below 0.7</c>.</param>
public sealed record FilteredCandidate(string Model, RouteConstraint Constraint, string Cause)
{
    /// <summary>Writes the candidate for people.</summary>
    /// <returns>The model and the cause, for instance <c>'small': quality 0.5 is below 0.7</c>.</returns>
    public override string ToString() => $"'{Model}': {Cause}";
}
