namespace LlmAttributes;

/// <summary>A client cannot be created as it is declared, for instance because a model has no chat client. All faults are listed at once.</summary>
public sealed class LlmConfigurationException : InvalidOperationException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="faults">The faults, each a sentence.</param>
    public LlmConfigurationException(IReadOnlyList<string> faults)
        : base(string.Join(Environment.NewLine, faults)) => Faults = faults;

    /// <summary>Gets the faults, each a sentence that names contract, method and remedy.</summary>
    public IReadOnlyList<string> Faults { get; }
}
