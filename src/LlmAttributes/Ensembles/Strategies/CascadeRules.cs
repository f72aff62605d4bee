namespace LlmAttributes;

/// <summary>What a <see cref="CascadeStrategy{T}"/> accepts; one of the reasons is enough.</summary>
/// <typeparam name="T">The type of the answer.</typeparam>
public sealed class CascadeRules<T>
{
    /// <summary>Gets or sets the confidence, 0 to 1, from which on an answer is accepted.</summary>
    /// <value>The default is 0.9, which one answer alone does not reach unless <see cref="Consensus"/> was learned from feedback.</value>
    public double AcceptAt { get; set; } = 0.9;

    /// <summary>Gets or sets a value indicating whether the same answer of the first two members is accepted.</summary>
    /// <value>The default is <see langword="true"/>.</value>
    public bool AcceptAgreement { get; set; } = true;

    /// <summary>Gets or sets the quality score, 0 to 1, from which on an answer is accepted.</summary>
    /// <value>The default is that none is.</value>
    public double? AcceptQualityAt { get; set; }

    /// <summary>Gets or sets a rule of one's own: whether the answers so far are enough.</summary>
    public Func<EnsembleBallot<T>, bool>? Accept { get; set; }

    /// <summary>Gets or sets whom to trust how far.</summary>
    /// <value>By default nothing is known of the members.</value>
    public ConsensusModel? Consensus { get; set; }

    /// <summary>Gets or sets the text under which <see cref="Consensus"/> knows a recurring answer.</summary>
    public Func<T, string>? NameOf { get; set; }

    /// <summary>Whom to trust where that changes with what is seen.</summary>
    internal ObservedTrust? Observed { get; set; }

    internal void Validate()
    {
        Check(nameof(AcceptAt), AcceptAt);
        Check(nameof(AcceptQualityAt), AcceptQualityAt ?? 0);

        static void Check(string name, double value)
        {
            if (value is not (>= 0 and <= 1))
                throw new ArgumentOutOfRangeException(name, value, $"'{name}' must be 0 to 1.");
        }
    }
}
