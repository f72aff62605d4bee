namespace LlmAttributes;

/// <summary>Says how the answers of an ensemble are merged: on a property of the result type, or for the result itself as <c>[return: Vote]</c> on the call.</summary>
/// <remarks>
/// Without it, records are merged property by property: texts by most votes without regard to case, blanks, punctuation and the form of numbers, or else the one most like the
/// others; lists place by place; dictionaries key by key; what may be missing first by whether it is there.
/// </remarks>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter | AttributeTargets.ReturnValue)]
public sealed class VoteAttribute : Attribute
{
    /// <summary>Gets or sets a value indicating whether the property tells which answers are about the same: only those whose keys have the most votes are merged.</summary>
    /// <value>The default is <see langword="false"/>; several properties may be keys together.</value>
    public bool IsKey { get; set; }

    /// <summary>Gets or sets how far apart two numbers may be that are one vote; the weighted median of them is the answer.</summary>
    /// <value>0 or more; the default is 0.</value>
    public double Tolerance { get; set; } = double.NaN;

    /// <summary>Gets or sets the same as a share of the larger number.</summary>
    /// <value>0 or more; the default is 0.</value>
    public double RelativeTolerance { get; set; } = double.NaN;

    /// <summary>Gets or sets how lists are merged.</summary>
    /// <value>The default is <see cref="ListVote.Aligned"/>, and <see cref="ListVote.Set"/> for sets.</value>
    public ListVote Lists { get; set; }
}
