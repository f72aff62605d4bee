namespace LlmAttributes;

/// <summary>Asks the members of an <see cref="Ensembler{T}"/>.</summary>
internal sealed class MemberSource<T>(IReadOnlyList<EnsembleMember<T>> members, Func<T, CancellationToken, ValueTask<double>>? score, TimeProvider time) : IEnsembleSource<T>
{
    public async Task<EnsembleReply<T>> AskAsync(int member, CancellationToken cancellationToken)
    {
        var start = time.GetTimestamp();
        var asked = members[member];
        try
        {
            var reply = await asked.Ask(cancellationToken).ConfigureAwait(false);
            return reply with
            {
                Weight = asked.Weight,
                Quality = score is null ? null : await score(reply.Answer!, cancellationToken).ConfigureAwait(false),
                Duration = time.GetElapsedTime(start),
                Attempts = reply.Attempts is [var only] ? [only with { Duration = time.GetElapsedTime(start) }] : [new(asked.Name) { Duration = time.GetElapsedTime(start) }],
            };
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception exception)
        {
            var kind = exception is LlmException fault ? fault.Kind : LlmErrorKind.Unknown;
            return new(asked.Name)
            {
                State = ReplyState.Failed,
                Error = exception,
                Weight = asked.Weight,
                Duration = time.GetElapsedTime(start),
                Attempts = [new(asked.Name) { Error = kind, Duration = time.GetElapsedTime(start) }],
            };
        }
    }
}
