using LlmAttributes.Runtime;
using Microsoft.Extensions.AI;

namespace LlmAttributes;

/// <summary>Asks the members of a bound ensemble for one call.</summary>
internal sealed class EnsembleCall<T>(CallEngine engine, Answer<T> answer, BoundMember[] members, EnsembleTurn turn) : IEnsembleSource<T>
{
    public Task<EnsembleReply<T>> AskAsync(int member, CancellationToken cancellationToken)
    {
        var asked = members[member];
        IReadOnlyList<ChatMessage> prompt;
        try
        {
            prompt = asked.PromptOf(turn.Messages, turn.Variants);
        }
        catch (InvalidOperationException fault)
        {
            // It is a member less.
            return Task.FromException<EnsembleReply<T>>(fault);
        }

        var call = new MemberCall(asked, turn);
        var reply = engine.RunAsync<EnsembleReply<T>, ReplyReader<T>>(
            new(answer, asked), prompt, asked.Over(turn.ChatOptions), turn.CallOptions, default, call, cancellationToken);

        // Who has answered by now has not failed.
        return reply.IsCompletedSuccessfully ? reply : AskedAsync(asked, call, reply);
    }

    private async Task<EnsembleReply<T>> AskedAsync(BoundMember asked, MemberCall call, Task<EnsembleReply<T>> reply)
    {
        try
        {
            return await reply.ConfigureAwait(false);
        }
        catch (LlmException fault)
        {
            return asked.Pending<T>() with { State = ReplyState.Failed, Error = fault, Duration = engine.Elapsed(call.Began), Attempts = fault.Attempts };
        }
    }
}
