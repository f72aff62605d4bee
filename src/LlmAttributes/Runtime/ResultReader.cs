using Microsoft.Extensions.AI;

namespace LlmAttributes.Runtime;

/// <summary>Returns the value with the facts of its call.</summary>
internal readonly struct ResultReader<T>(Answer<T> answer) : IAnswerReader<LlmResult<T>>
{
    public bool NeedsRecords => true;

    public LlmResult<T> Read(ChatResponse response, CallEngine engine, CallFrame frame, Candidate candidate) => new()
    {
        Value = answer.TryRead(response, out var value) ? value : throw engine.Unreadable(answer.Expected, response, frame, candidate),
        Model = candidate.Model.Key,
        Response = response,
        Attempts = frame.Records!,
        Duration = engine.Elapsed(frame.Start),
        Feedback = engine.FeedbackOf(frame, candidate),
    };
}
