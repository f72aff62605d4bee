namespace LlmAttributes;

/// <summary>The merged answer of an ensemble with what each member added. <see cref="LlmResult{T}.Attempts"/> lists the attempts of all members.</summary>
/// <typeparam name="T">The type of the answer.</typeparam>
public sealed class EnsembleResponse<T> : LlmResult<T>
{
    /// <summary>Gets how the answers were merged.</summary>
    public required MergeStrategy Strategy { get; init; }

    /// <summary>Gets one entry per member, in the declared order.</summary>
    public required IReadOnlyList<ModelContribution<T>> Contributions { get; init; }

    /// <summary>Gets the share, 0 to 1, of the members that answered which agree with <see cref="LlmResult{T}.Value"/>. It is no calibrated confidence.</summary>
    public required double Agreement { get; init; }
}
