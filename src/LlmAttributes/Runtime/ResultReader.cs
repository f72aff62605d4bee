using Microsoft.Extensions.AI;

namespace LlmAttributes.Runtime;

/// <summary>Returns the value with the facts of its call.</summary>
internal readonly struct ResultReader<T>(Answer<T> answer) : IAnswerReader<LlmResult<T>>
{
    public bool NeedsRecords => true;

    public bool IsInstant => !answer.CanFail;

    public LlmResult<T> Read(ChatResponse response, CallEngine engine, CallFrame frame, Candidate candidate)
    {
        var value = answer.Read(response, engine, frame, candidate, out var repairs);
        return new()
        {
            Value = value,
            Model = candidate.Model.Key,
            Response = response,
            Attempts = frame.Records!,
            Repairs = repairs,
            Prompt = engine.Prompt,
            Duration = engine.Elapsed(frame.Start),
            Feedback = engine.FeedbackOf(frame, candidate),
            Origin = engine,
            Quality = frame.Quality,
            Query = frame.Query,
            Stages = frame.Stages,
            Citations = frame.Retrieved?.Citations ?? [],
        };
    }
}
