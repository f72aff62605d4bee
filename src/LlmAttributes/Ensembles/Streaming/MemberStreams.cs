using LlmAttributes.Runtime;

namespace LlmAttributes;

/// <summary>Asks the members of a bound ensemble for streams.</summary>
internal sealed class MemberStreams(EnsembleRunner<string> runner, EnsembleTurn turn, Func<int, bool> isLive, CancellationToken caller) : IEnsembleSource<string>
{
    private readonly CallEngine _engine = runner.Engine;
    private readonly MemberStream?[] _streams = new MemberStream?[runner.Members.Length];
    private volatile bool _isOver;

    public MemberStream? this[int member] => _streams[member];

    public async Task<EnsembleReply<string>> AskAsync(int member, CancellationToken cancellationToken)
    {
        var start = _engine.Time.GetTimestamp();
        var asked = runner.Members[member];
        var reply = new EnsembleReply<string>(asked.Name) { Model = asked.Candidate.Model.Key, Weight = asked.Weight, PromptVariant = asked.Variant?.Name };
        var call = new MemberCall(asked, turn) { IsLive = isLive(member), CallEnds = _engine.Ends(turn.Start, turn.Total) };
        var stream = new MemberStream(_engine, asked, call, turn, caller);
        _streams[member] = stream;
        try
        {
            await stream.ReadAsync(call.IsLive, cancellationToken).ConfigureAwait(false);
            if (stream.IsLive)
                return reply with { State = ReplyState.Answered, Answer = "", Duration = _engine.Time.GetElapsedTime(start) };
        }
        catch (LlmException fault)
        {
            return reply with { State = ReplyState.Failed, Error = fault, Duration = _engine.Time.GetElapsedTime(start), Attempts = fault.Attempts };
        }
        finally
        {
            // A member that ignored its token may still begin to speak.
            if (!stream.IsLive || _isOver)
                await stream.DisposeAsync().ConfigureAwait(false);
        }

        reply = Complete(reply with { State = ReplyState.Answered }, stream) with { Duration = _engine.Time.GetElapsedTime(start) };

        // Whoever streams at once is chosen for having said something.
        return call.IsLive ? reply with { State = ReplyState.Failed, Answer = null, Error = _engine.SaidNothing(asked.Candidate, reply.Attempts) } : reply;
    }

    /// <summary>Ends those whose streams are open, and awaits it.</summary>
    /// <param name="winner">The place of the one that goes on; -1 for none.</param>
    public async ValueTask EndAsync(int winner)
    {
        _isOver = true;
        for (var i = 0; i < _streams.Length; i++)
        {
            if (i != winner && _streams[i] is { IsLive: true } loser)
                await loser.DisposeAsync().ConfigureAwait(false);
        }
    }

    /// <summary>Adds what is known of a member whose stream has ended.</summary>
    public static EnsembleReply<string> Complete(EnsembleReply<string> reply, MemberStream stream) => stream.Facts is not { } facts ? reply : reply with
    {
        Answer = facts.Response.Text,
        Text = facts.Response.Text,
        Quality = facts.Quality?.Value,
        Attempts = facts.Attempts,
        Response = facts.Response,
    };
}
