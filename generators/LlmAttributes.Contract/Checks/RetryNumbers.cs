namespace LlmAttributes.Contract;

/// <summary>How often a call may ask, as its attributes and the defaults of the runtime have it.</summary>
/// <param name="PerModel">How often one model may be asked, after the kind of error for which that is most.</param>
/// <param name="InARow">The same, given that each model that may follow is left one attempt.</param>
/// <param name="Total">How often all models together may be asked.</param>
internal readonly record struct RetryNumbers(int PerModel, int InARow, int Total)
{
    private const int DefaultAttempts = 3;
    private const int DefaultTotal = 6;

    private static readonly (string Name, int Kind)[] s_kinds =
    [
        ("RateLimitAttempts", ErrorKindSet.RateLimit),
        ("TimeoutAttempts", ErrorKindSet.Timeout),
        ("OverloadedAttempts", ErrorKindSet.Overloaded),
        ("ServerErrorAttempts", ErrorKindSet.ServerError),
        ("NetworkAttempts", ErrorKindSet.Network),
    ];

    /// <summary>The numbers of a call with retries, or <see langword="null"/> where one of them is out of range.</summary>
    /// <param name="levels">The attributes.</param>
    /// <param name="candidates">Whom the call asks.</param>
    /// <param name="isMember">Whether each model is a member of an ensemble, which nobody follows.</param>
    public static RetryNumbers? Of(PolicyLevels levels, CallCandidates candidates, bool isMember)
    {
        var attempts = Number(levels, "MaxAttempts") ?? DefaultAttempts;
        var total = Number(levels, "MaxTotalAttempts") ?? Math.Max(DefaultTotal, candidates.Count);
        if (attempts < 1 || total < 1)
            return null;

        var perModel = 1;
        var inARow = 1;
        foreach (var (name, kind) in s_kinds)
        {
            var ofKind = Number(levels, name) ?? attempts;
            if (ofKind < 1)
                return null;

            perModel = Math.Max(perModel, Math.Min(ofKind, total));
            inARow = Math.Max(inARow, Math.Min(ofKind, total - (isMember ? 0 : candidates.Followers(kind))));
        }

        return new(perModel, inARow, total);
    }

    private static int? Number(PolicyLevels levels, string name) => (int?)levels.Number(PolicyKind.RetryWithBackoff, name)?.Value;
}
