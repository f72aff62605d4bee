using LlmAttributes.Runtime;
using Microsoft.Extensions.AI;

namespace LlmAttributes;

/// <summary>Reads the prompt of an ensemble once for all members that are asked it, and scores what several answer alike once. Thread-safe.</summary>
/// <remarks>What was read is given back once the call has ended and nobody scores any more; a member that answers later reads for itself.</remarks>
internal sealed class MemberReading : IDisposable
{
    private int _users = 1;
    private int _isOver;
    private Shared? _shared;
    private Scored? _scored;

    /// <summary>Keeps what was read until <see cref="Leave"/>.</summary>
    /// <returns>Whether it is still there.</returns>
    public bool TryEnter()
    {
        var users = Volatile.Read(ref _users);
        while (users > 0)
        {
            if (Interlocked.CompareExchange(ref _users, users + 1, users) is var before && before == users)
                return true;
            users = before;
        }

        return false;
    }

    public void Leave()
    {
        if (Interlocked.Decrement(ref _users) == 0)
            Volatile.Read(ref _shared)?.Reading.Dispose();
    }

    /// <summary>Ends the call.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _isOver, 1) == 0)
            Leave();
    }

    /// <summary>Writes what is known of the request: as it was read for the first prompt that was given; a member with a prompt of its own reads that itself.</summary>
    public QualityInput Fill(QualityInput input, IReadOnlyList<ChatMessage> prompt, RetrievedContext? retrieved)
    {
        var shared = Volatile.Read(ref _shared);
        if (shared is null)
        {
            var made = new Shared(prompt, retrieved);
            shared = Interlocked.CompareExchange(ref _shared, made, null) ?? made;
            if (shared != made)
                made.Reading.Dispose();
        }

        return ReferenceEquals(shared.Prompt, prompt)
            ? input with { Reading = shared.Reading }
            : input with { Request = QualityWatch.RequestOf(prompt, retrieved), Context = retrieved?.Text };
    }

    /// <summary>Finds the score of the same answer to the same prompt, where it was kept.</summary>
    public QualityScore? Find(IReadOnlyList<ChatMessage> prompt, string answer, ChatFinishReason? reason)
    {
        for (var scored = Volatile.Read(ref _scored); scored is not null; scored = scored.Next)
        {
            if (ReferenceEquals(scored.Prompt, prompt) && scored.Reason == reason && scored.Answer == answer)
                return scored.Score;
        }

        return null;
    }

    /// <summary>Keeps a score that nothing but the answer and its prompt decide.</summary>
    public void Keep(IReadOnlyList<ChatMessage> prompt, string answer, ChatFinishReason? reason, QualityScore score)
    {
        // Of two who score at once one is forgotten, and then made once more.
        Volatile.Write(ref _scored, new(prompt, answer, reason, score, Volatile.Read(ref _scored)));
    }

    private sealed record Scored(IReadOnlyList<ChatMessage> Prompt, string Answer, ChatFinishReason? Reason, QualityScore Score, Scored? Next);

    private sealed class Shared(IReadOnlyList<ChatMessage> prompt, RetrievedContext? retrieved)
    {
        public IReadOnlyList<ChatMessage> Prompt => prompt;

        public RequestReading Reading { get; } = new(prompt, retrieved);
    }
}
