using Microsoft.Extensions.AI;

namespace LlmAttributes.Runtime;

/// <summary>Returns the bare value.</summary>
internal readonly struct ValueReader<T>(Answer<T> answer) : IAnswerReader<T>
{
    public bool NeedsRecords => false;

    public bool IsInstant => !answer.CanFail;

    public T Read(ChatResponse response, CallEngine engine, CallFrame frame, Candidate candidate)
    {
        var reading = JsonReading.Rent();
        var value = answer.TryRead(response, reading, out var read) ? read : throw engine.Unreadable(answer.Expected, reading, response, frame, candidate);
        reading.Return();
        return value;
    }
}
