using Microsoft.Extensions.AI;

namespace LlmAttributes.Runtime;

/// <summary>Returns what a member of an ensemble has answered, with the facts of its call.</summary>
internal readonly struct ReplyReader<T>(Answer<T> answer, BoundMember member) : IAnswerReader<EnsembleReply<T>>
{
    private const int ShortAnswer = 64;

    public bool NeedsRecords => true;

    public bool IsInstant => !answer.CanFail;

    public EnsembleReply<T> Read(ChatResponse response, CallEngine engine, CallFrame frame, Candidate candidate)
    {
        var value = answer.Read(response, engine, frame, candidate, out var repairs);
        return new(member.Name)
        {
            Model = candidate.Model.Key,
            Weight = member.Weight,
            PromptVariant = member.Variant?.Name,
            State = ReplyState.Answered,
            Answer = value,
            Text = response.Text,
            Quality = frame.Quality?.Value,
            Duration = DurationOf(response.Text, engine, frame),
            Attempts = frame.Records!,
            Response = response,
            Repairs = repairs,
        };
    }

    // Reading a short answer takes less than a look at the clock tells, and its attempt has just looked.
    private static TimeSpan DurationOf(string text, CallEngine engine, CallFrame frame) =>
        text.Length <= ShortAnswer && engine is { Quality: null, Guards: null } && frame is { HasWaited: false, Records: [{ IsSuccess: true } only] } ? only.Duration : engine.Elapsed(frame.Start);
}
