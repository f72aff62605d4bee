using Microsoft.Extensions.AI;

namespace LlmAttributes.Runtime;

/// <summary>Returns the bare value.</summary>
internal readonly struct ValueReader<T>(Answer<T> answer) : IAnswerReader<T>
{
    public bool NeedsRecords => false;

    public T Read(ChatResponse response, CallEngine engine, CallFrame frame, Candidate candidate) =>
        answer.TryRead(response, out var value) ? value : throw engine.Unreadable(answer.Expected, response, frame, candidate);
}
