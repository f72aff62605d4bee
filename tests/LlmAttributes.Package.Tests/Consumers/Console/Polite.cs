using LlmAttributes;

namespace Shop;

/// <summary>Trusts whoever greets.</summary>
public sealed class Polite : ICascadeRule<string>
{
    public bool Accepts(EnsembleBallot<string> ballot) => ballot.Replies.Any(static reply => reply.Answer?.StartsWith("Hello", StringComparison.Ordinal) == true);
}
