namespace LlmAttributes;

/// <summary>Learns from judgements how likely a merged answer is right when its members agree so much. Thread-safe.</summary>
/// <remarks>
/// Before any judgement the confidence is that of a prior: <c>sigmoid(0.36 × log-odds(agreement) − 0.22)</c>, fitted on recorded ensembles of arithmetic, code and word problems, so
/// that for instance an agreement of 0.5 is a confidence of 0.45, and one of 0.99 is 0.81. Judgements move slope and offset of that curve (Platt scaling), and where many of them
/// speak against its form, they bend it (isotonic regression). More agreement never means less confidence.
/// </remarks>
public sealed class ConfidenceCalibrator
{
    private readonly object _gate = new();
    private readonly ConfidenceScale _prior;
    private readonly ConfidenceBins _bins = new();
    private readonly Dictionary<int, QualityLine> _unsaved = [];
    private volatile ConfidenceCurve _curve;

    /// <summary>Creates a calibrator that knows no judgement.</summary>
    public ConfidenceCalibrator()
        : this(ConfidenceScale.Prior)
    {
    }

    internal ConfidenceCalibrator(ConfidenceScale prior)
    {
        _prior = prior;
        _curve = ConfidenceCurve.Of(prior);
    }

    /// <summary>Gets how many judgements it learned from.</summary>
    public long Judged
    {
        get
        {
            lock (_gate)
                return _bins.Total;
        }
    }

    /// <summary>Says how likely an answer is right.</summary>
    /// <param name="agreement">The answer's share of the weight, 0 to 1.</param>
    /// <returns>The confidence, 0 to 1.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The agreement is not between 0 and 1.</exception>
    public double ConfidenceOf(double agreement) => _curve.At(Checked(agreement, nameof(agreement)));

    /// <summary>Learns how an answer was judged.</summary>
    /// <param name="agreement">The answer's share of the weight, 0 to 1.</param>
    /// <param name="score">The judgement: 1 for right, 0 for wrong, or something between.</param>
    /// <exception cref="ArgumentOutOfRangeException">The agreement or the score is not between 0 and 1.</exception>
    public void Learn(double agreement, double score) => Learn(agreement, score, null);

    /// <summary>Learns how an answer was judged, and keeps the judgement for a store.</summary>
    internal void Learn(double agreement, double score, (DateOnly Day, string Call)? kept)
    {
        var bin = ConfidenceBins.Of(Checked(agreement, nameof(agreement)));
        Checked(score, nameof(score));
        lock (_gate)
        {
            if (kept is { } at)
                Note(bin, ConfidenceLines.Of(at.Day, at.Call, bin, agreement, score));
            _bins.Add(bin, 1, score, agreement);
            _curve = ConfidenceCurve.Fit(_prior, _bins);
        }
    }

    /// <summary>Adds what was learned before.</summary>
    internal void Begin(IEnumerable<QualityLine> lines)
    {
        lock (_gate)
        {
            foreach (var line in lines)
            {
                if (ConfidenceLines.BinOf(line) is { } bin)
                    _bins.Add(bin, line.Judged, line.JudgedSum, line.Sum);
            }

            _curve = ConfidenceCurve.Fit(_prior, _bins);
        }
    }

    /// <summary>Takes what is to be added to the store.</summary>
    internal IReadOnlyList<QualityLine> TakeUnsaved()
    {
        lock (_gate)
        {
            QualityLine[] lines = [.. _unsaved.Values];
            _unsaved.Clear();
            return lines;
        }
    }

    /// <summary>Takes a line back that the store did not take.</summary>
    internal void PutBack(QualityLine line)
    {
        lock (_gate)
            Note(ConfidenceLines.BinOf(line)!.Value, line);
    }

    private void Note(int bin, QualityLine line) => _unsaved[bin] = _unsaved.TryGetValue(bin, out var known) ? known.Plus(line) : line;

    private static double Checked(double value, string name) =>
        value is >= 0 and <= 1 ? value : throw new ArgumentOutOfRangeException(name, value, $"'{name}' must be 0 to 1.");
}
