using LlmAttributes.Runtime;
using Microsoft.Extensions.AI;

namespace LlmAttributes;

/// <summary>Asks the members of a bound ensemble for one call.</summary>
internal sealed class EnsembleCall<T>(CallEngine engine, Answer<T> answer, BoundMember[] members, IReadOnlyList<ChatMessage> messages, ChatOptions? chatOptions, LlmCallOptions? callOptions) : IEnsembleSource<T>
{
    private readonly CallBudget? _budget = engine.NewBudget(callOptions);

    public TimeSpan Limit { get; init; }

    public EnsembleScope Scope { get; init; }

    public async Task<EnsembleReply<T>> AskAsync(int member, CancellationToken cancellationToken)
    {
        var start = engine.Time.GetTimestamp();
        var asked = members[member];
        var reply = new EnsembleReply<T>(asked.Name) { Model = asked.Candidate.Model.Key, Weight = asked.Weight };
        try
        {
            var call = new MemberCall(asked.Candidate, Limit, _budget, Scope.Observed, Scope.Total);
            var result = await engine.RunAsync<LlmResult<T>, ResultReader<T>>(new(answer), asked.Instruct(messages), asked.Over(chatOptions), callOptions, default, call, cancellationToken).ConfigureAwait(false);
            return reply with
            {
                State = ReplyState.Answered,
                Answer = result.Value,
                Text = result.Response.Text,
                Quality = result.Quality?.Value,
                Duration = engine.Time.GetElapsedTime(start),
                Attempts = result.Attempts,
                Response = result.Response,
                Repairs = result.Repairs,
            };
        }
        catch (LlmException fault)
        {
            return reply with { State = ReplyState.Failed, Error = fault, Duration = engine.Time.GetElapsedTime(start), Attempts = fault.Attempts };
        }
    }
}
