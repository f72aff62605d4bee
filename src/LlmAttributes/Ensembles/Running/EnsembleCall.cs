using LlmAttributes.Runtime;

namespace LlmAttributes;

/// <summary>Asks the members of a bound ensemble for one call.</summary>
internal sealed class EnsembleCall<T>(CallEngine engine, Answer<T> answer, BoundMember[] members, EnsembleTurn turn) : IEnsembleSource<T>
{
    public async Task<EnsembleReply<T>> AskAsync(int member, CancellationToken cancellationToken)
    {
        var asked = members[member];
        var call = new MemberCall(asked.Candidate, turn.Limit, turn.Budget, turn.Scope.Observed, turn.Scope.Total) { Variant = asked.Variant, Retrieved = turn.Retrieved, Reading = turn.Reading, Stages = turn.Stages };
        try
        {
            var result = await engine.RunAsync<LlmResult<T>, ResultReader<T>>(
                new(answer), asked.PromptOf(turn.Messages, turn.Variants), asked.Over(turn.ChatOptions), turn.CallOptions, default, call, cancellationToken).ConfigureAwait(false);
            return new(asked.Name)
            {
                Model = asked.Candidate.Model.Key,
                Weight = asked.Weight,
                PromptVariant = asked.Variant?.Name,
                State = ReplyState.Answered,
                Answer = result.Value,
                Text = result.Response.Text,
                Quality = result.Quality?.Value,
                Duration = result.Duration,
                Attempts = result.Attempts,
                Response = result.Response,
                Repairs = result.Repairs,
            };
        }
        catch (LlmException fault)
        {
            return asked.Pending<T>() with { State = ReplyState.Failed, Error = fault, Duration = engine.Elapsed(call.Began), Attempts = fault.Attempts };
        }
    }
}
