using LlmAttributes.Benchmarks.Calls;
using LlmAttributes.Benchmarks.Measuring;
using Microsoft.Extensions.AI;

namespace LlmAttributes.Benchmarks.Ensembles;

/// <summary>The vote of five members on an enumeration, and what an ensemble of three adds to asking three clients at once.</summary>
internal static class EnsembleGroup
{
    private const int Rounds = 101;

    private static readonly ChatMessage[] s_messages = [new(ChatRole.User, "Is it so?")];

    public static IEnumerable<Figure> Measure()
    {
        var ballot = new EnsembleBallot<DayOfWeek>([.. new[] { DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Monday, DayOfWeek.Monday, DayOfWeek.Friday }
            .Select(static (day, i) => new EnsembleReply<DayOfWeek>($"m{i}") { State = ReplyState.Answered, Answer = day })]) { Choices = 7 };
        Action<int> merge = n => Merge(ballot, n);
        var (median, low, high) = Timing.Measure(merge, Rounds);
        yield return new("bench.ensemble.merge5.ns", median, Rounds, low, high, FormattableString.Invariant($"{Timing.Bytes(merge):F0} B, majority of five with its confidence"));

        InstantChatClient[] clients = [new("true"), new("true"), new("false")];
        var contract = IEnsembleContract.Create(LlmRuntime.CreateBuilder().AddModel(MemberModels.First, clients[0]).AddModel(MemberModels.Second, clients[1]).AddModel(MemberModels.Third, clients[2]).Build());
        Action<int> bare = n => AskBare(clients, n);
        yield return Overhead("bench.ensemble.overhead.us", Timing.Compare(n => AskContract(contract, n), bare, Rounds), "a call with [Ensemble]");

        var ensembler = new Ensembler<string>();
        var members = clients.Select(static (client, i) => EnsembleMembers.Of($"m{i}", client, s_messages)).ToArray();
        yield return Overhead("bench.ensemble.overhead_plain.us", Timing.Compare(n => AskEnsembler(ensembler, members, n), bare, Rounds), "an Ensembler of chat clients");
    }

    private static Figure Overhead(string name, Pair pair, string what)
    {
        var micros = (pair.Ours - pair.Peer) / 1_000;
        return new(name, micros, Rounds, pair.Peer * (pair.Low - 1) / 1_000, pair.Peer * (pair.High - 1) / 1_000, FormattableString.Invariant($"{what} takes {pair.Ours:F0} ns, three bare calls at once {pair.Peer:F0} ns"));
    }

    private static void Merge(EnsembleBallot<DayOfWeek> ballot, int count)
    {
        var strategy = new MajorityVoteStrategy<DayOfWeek>();
        for (var i = 0; i < count; i++)
        {
            var decision = strategy.DecideAsync(ballot, default);
            if (!decision.IsCompletedSuccessfully || decision.Result.Value != DayOfWeek.Monday)
                throw new InvalidOperationException("The vote was miscounted.");
        }
    }

    private static void AskBare(InstantChatClient[] clients, int count)
    {
        for (var i = 0; i < count; i++)
            Task.WhenAll(clients[0].GetResponseAsync(s_messages), clients[1].GetResponseAsync(s_messages), clients[2].GetResponseAsync(s_messages)).GetAwaiter().GetResult();
    }

    private static void AskContract(IEnsembleContract contract, int count)
    {
        for (var i = 0; i < count; i++)
            contract.JudgeAsync("so").GetAwaiter().GetResult();
    }

    private static void AskEnsembler(Ensembler<string> ensembler, EnsembleMember<string>[] members, int count)
    {
        for (var i = 0; i < count; i++)
            ensembler.RunAsync(members).GetAwaiter().GetResult();
    }
}
