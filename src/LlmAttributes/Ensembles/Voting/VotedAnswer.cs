using Microsoft.Extensions.AI;

namespace LlmAttributes.Runtime;

/// <summary>Reads as another reader does, and knows how several answers become one.</summary>
internal sealed class VotedAnswer<T>(Answer<T> answer, Voter<T> voter) : Answer<T>
{
    internal override string Expected => answer.Expected;

    internal override ChatResponseFormat? Format => answer.Format;

    internal override string? Schema => answer.Schema;

    internal override string? Instructions => answer.Instructions;

    internal override bool CanFail => answer.CanFail;

    internal override IEqualityComparer<T> VoteComparer { get; } = new VoterComparer<T>(voter);

    internal override int Choices => answer.Choices;

    internal override Voter<T> Voter => voter;

    internal override bool TryRead(ChatResponse response, JsonReading reading, out T value) => answer.TryRead(response, reading, out value);

    internal override bool TryRead(ChatResponse response, out T value) => answer.TryRead(response, out value);

    internal override string TextOf(ChatResponse response) => answer.TextOf(response);

    internal override string? Join(IReadOnlyList<ChatResponse> responses) => answer.Join(responses);
}
