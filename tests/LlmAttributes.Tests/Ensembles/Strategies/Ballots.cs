namespace LlmAttributes.Tests.Ensembles.Strategies;

internal static class Ballots
{
    /// <summary>Members a, b, c …; <c>null</c> has not answered, <c>!</c> failed.</summary>
    public static EnsembleBallot<string> Of(params string?[] answers) => new([.. answers.Select(Reply)]);

    public static EnsembleBallot<string> Of(EarlyStop stop, double target, params string?[] answers) => new([.. answers.Select(Reply)]) { EarlyStop = stop, ConfidenceTarget = target };

    public static EnsembleReply<string> Reply(string? answer, int place) => new(((char)('a' + place)).ToString())
    {
        State = answer switch { null => ReplyState.Pending, "!" => ReplyState.Failed, _ => ReplyState.Answered },
        Answer = answer,
        Text = answer,
    };
}
