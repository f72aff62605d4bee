namespace LlmAttributes.Runtime;

/// <summary>Why a call fails of which chunks failed.</summary>
internal static class ChunkFaults
{
    /// <summary>The failure of a call by one of its chunks.</summary>
    public static LlmException Of<T>(CallPlan plan, IEnumerable<ChunkReply<T>> replies, ChunkReply<T> failed) =>
        Of(plan, replies, failed.Fault!, FormattableString.Invariant($"'{plan.FullName}' failed at chunk {failed.Position} of '{plan.Chunk!.Parameter}' (characters {failed.Chunk.Start} to {failed.Chunk.End}); set 'OnChunkFailure = Skip' of [Chunk] to leave such chunks out. The inner exception has the cause."));

    /// <summary>The failure of a call of which too many chunks failed.</summary>
    public static LlmException TooMany<T>(CallPlan plan, List<ChunkReply<T>> replies, int failed) =>
        Of(plan, replies, replies.Last(static reply => reply.Fault is not null).Fault!, FormattableString.Invariant($"{failed} of {replies.Count} chunks of '{plan.Chunk!.Parameter}' failed for '{plan.FullName}', which is more than its share of {plan.Chunk.FailedShare}; raise 'MaxFailedShare' of [Chunk], or add a fallback. The inner exception has the last cause."));

    /// <summary>The failure to join answers.</summary>
    public static LlmException Unjoinable(CallPlan plan, string expected) =>
        new(LlmErrorKind.InvalidResponse, $"The answers of '{plan.FullName}' are each {expected}, and cannot be joined; use another 'Merge' of [Chunk], or return a list.") { Contract = plan.Contract, Call = plan.Call };

    private static LlmException Of<T>(CallPlan plan, IEnumerable<ChunkReply<T>> replies, LlmException cause, string message) => new(cause.Kind, message, cause)
    {
        Contract = plan.Contract,
        Call = plan.Call,
        Model = cause.Model,
        Provider = cause.Provider,
        StatusCode = cause.StatusCode,
        ProviderCode = cause.ProviderCode,
        RetryAfter = cause.RetryAfter,
        IsRetryable = cause.IsRetryable,
        Shortage = cause.Shortage,
        Attempts = [.. replies.SelectMany(static reply => reply.Attempts)],
        AnswerFaults = cause.AnswerFaults,
        UnreadableAnswers = cause.UnreadableAnswers,
    };
}
