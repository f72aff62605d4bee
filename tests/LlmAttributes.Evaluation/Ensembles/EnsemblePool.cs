using System.Globalization;
using LlmAttributes.Evaluation.Measuring;

namespace LlmAttributes.Evaluation.Ensembles;

/// <summary>Some members of a set, the best on the fitted rows first, and what was learned of them there.</summary>
internal sealed class EnsemblePool
{
    private readonly EnsembleSet _set;

    public EnsemblePool(EnsembleSet set, string name, IEnumerable<string> members)
    {
        _set = set;
        Name = name;
        Members = [.. members];
        Fitted = [.. set.Fitted.Select(row => row.Of(Members))];
        Model = new ConsensusTrainer().Train(Fitted);
        Decisions = [.. set.Scored.Select(row => Model.Decide(row.Of(Members)))];
        Plain = [.. set.Scored.Select(row => PlainVote.Decide(row.Ballot, Members))];
    }

    public string Name { get; }

    public IReadOnlyList<string> Members { get; }

    /// <summary>Gets the ballots that the model was learned from.</summary>
    public IReadOnlyList<RecordedBallot> Fitted { get; }

    public ConsensusModel Model { get; }

    public IReadOnlyList<ConsensusDecision> Decisions { get; }

    public IReadOnlyList<(string? Answer, double Share)> Plain { get; }

    public double[] Ours => Rights((row, i) => row.IsRight(Decisions[i].Answer));

    public double[] Best => Rights((row, _) => row.IsRightOf(Members[0]));

    /// <summary>Gets how often the mean member was right on each row.</summary>
    public double[] Mean => [.. _set.Scored.Select(row => Members.Average(member => row.IsRightOf(member) ? 1.0 : 0))];

    public double[] Voted => Rights((row, i) => row.IsRight(Plain[i].Answer));

    /// <summary>Gets by how many points the best single member is better.</summary>
    public double LossPoints => 100 * (Best.Average() - Ours.Average());

    public List<(double Confidence, bool IsRight)> Confidences => [.. _set.Scored.Select((row, i) => (Decisions[i].Confidence, row.IsRight(Decisions[i].Answer)))];

    public void Print(TextWriter output)
    {
        var gain = Bootstrap.Mean(Points(Ours, Best));
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"  {_set.File,-26} {Name,-8} {Members.Count,3} members, {_set.Scored.Count,5} rows: mean {Mean.Average():0.000}, best {Best.Average():0.000}, plain {Voted.Average():0.000}, learned {Ours.Average():0.000}; over the best {-LossPoints:+0.00;-0.00} points ({gain.Low:+0.00;-0.00} – {gain.High:+0.00;-0.00})"));
    }

    public static double[] Points(double[] ours, double[] others) => [.. ours.Zip(others, static (a, b) => 100 * (a - b))];

    private double[] Rights(Func<EnsembleRow, int, bool> isRight) => [.. _set.Scored.Select((row, i) => isRight(row, i) ? 1.0 : 0)];
}
