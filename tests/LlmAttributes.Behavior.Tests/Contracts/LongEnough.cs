namespace LlmAttributes.Behavior.Tests.Contracts;

/// <summary>Trusts whoever has something to say.</summary>
internal sealed class LongEnough : ICascadeRule<string>
{
    public bool Accepts(EnsembleBallot<string> ballot) => ballot.Replies.Any(static reply => reply is { HasVote: true, Answer.Length: > 10 });
}
