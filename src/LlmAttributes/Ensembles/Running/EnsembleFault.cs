namespace LlmAttributes;

/// <summary>Says why there is no result.</summary>
internal static class EnsembleFault
{
    public static LlmException? Find<T>(EnsembleBallot<T> ballot, EnsembleRules<T> rules, string? call = null, (string Contract, string Call) names = default)
    {
        EnsembleReply<T>? failed = null;
        foreach (var reply in ballot.All)
            failed ??= reply.State == ReplyState.Failed ? reply : null;
        var mayNotFail = rules.OnMemberFailure == OnMemberFailure.Fail && failed is not null;
        if (ballot.Voters >= rules.Quorum && !mayNotFail)
            return null;
        var (all, owner) = (ballot.All.Length, call is null ? "" : $" of '{call}'");
        var members = string.Join("; ", ballot.Replies);
        var message = mayNotFail
            ? $"Member '{failed!.Member}'{owner} failed, and none may ({members}); set OnMemberFailure to Ignore, or take the member out."
            : $"Only {ballot.Voters} of {all} members{owner} answered, {rules.Quorum} are needed ({members}); {Remedy(ballot, call)}.";
        return new(LlmErrorKind.AllFailed, message, failed?.Error) { Contract = names.Contract, Call = names.Call, Attempts = [.. ballot.Replies.SelectMany(static reply => reply.Attempts)] };
    }

    private static string Remedy<T>(EnsembleBallot<T> ballot, string? call) => (ballot.Count(ReplyState.Filtered) > 0, HasLate(ballot), call) switch
    {
        (true, _, _) => "lower MinScore, or choose stronger members",
        (_, true, null) => "lower Quorum, or raise Timeout",
        (_, true, _) => "lower Quorum of [Ensemble], or raise its TimeoutSeconds",
        (_, _, null) => "lower Quorum, or replace the members that fail",
        _ => "lower Quorum of [Ensemble], or replace the members that fail",
    };

    private static bool HasLate<T>(EnsembleBallot<T> ballot)
    {
        foreach (var reply in ballot.All)
        {
            if (reply.ErrorKind == LlmErrorKind.Timeout)
                return true;
        }

        return false;
    }
}
