namespace LlmAttributes;

/// <summary>The scores of one call with one model: moving average, control limit, drift, and what is not yet in the store.</summary>
internal sealed class QualitySeries(string call, string model, QualityMonitorOptions options)
{
    // Before that many the limits are those of chance.
    private const int WarmUp = 50;

    // A few bad answers in a row happen where most are good.
    private const double Shortfalls = 3;

    // Of so many judgements the older ones fade, so that a model that has changed is known for what it is now.
    private const double Window = 200;

    // How an answer looks tells little of whether it is right, however often it is looked at.
    private const double WorthOfScore = 0.1;
    private const double MostOfScores = 50;

    // Whoever orders models by scores does so again after so many.
    private const int ScoresPerNews = 16;

    private readonly object _gate = new();
    private readonly PageHinkley _drift = new(options.Drop);
    private readonly double _smoothing = options.Smoothing;
    private readonly double _limitDeviations = options.LimitDeviations;
    private UnsavedQuality _unsaved;
    private double? _average;
    private double _largest;
    private bool _isBelow;
    private long _scores;
    private long _judged;
    private double _judgedSum;
    private double _fadedCount;
    private double _fadedSum;
    private int _drifts;

    /// <summary>Takes a score.</summary>
    /// <param name="score">The score.</param>
    /// <param name="now">The time.</param>
    /// <param name="isNews">Whether models are to be compared again.</param>
    /// <returns>What it shows, where it shows anything.</returns>
    public QualityAlert? Add(double score, DateTimeOffset now, out bool isNews)
    {
        lock (_gate)
        {
            isNews = _scores % ScoresPerNews == 0;
            _unsaved.AddScore(DayOf(now), score);
            _scores++;
            var mean = _drift.Count == 0 ? score : _drift.Mean;
            var limit = LowerLimit();
            _average = _average is { } known ? known + (_smoothing * (score - known)) : score;
            _largest = Math.Max(_largest, mean - score);
            var knows = _drift.Count >= WarmUp;
            if (_drift.Add(score))
            {
                _drifts++;
                _largest = 0;
                _isBelow = false;
                return new(QualityAlertKind.Drift, call, model, now, _average.Value, mean, limit);
            }

            if (_isBelow && _average >= mean)
                _isBelow = false;
            if (_isBelow || !knows || _average >= LowerLimit())
                return null;
            _isBelow = true;
            return new(QualityAlertKind.BelowLimit, call, model, now, _average.Value, mean, LowerLimit());
        }
    }

    /// <summary>Takes a user's judgement.</summary>
    public void Judge(double score, DateTimeOffset now)
    {
        lock (_gate)
        {
            _unsaved.AddJudgement(DayOf(now), score);
            _judged++;
            _judgedSum += score;
            Fade(1, score);
        }
    }

    /// <summary>Begins with what was known before, unless there is something newer.</summary>
    public void Begin(long scores, double mean, double squaredDistances, long judged, double judgedSum)
    {
        lock (_gate)
        {
            _judged += judged;
            _judgedSum += judgedSum;
            Fade(judged, judgedSum);
            if (_drift.Count > 0 || scores == 0)
                return;
            _drift.Restore(new(scores, mean, squaredDistances, 0, 0));
            _average = mean;
        }
    }

    /// <summary>What is known of how good the answers are: by judgements, or else by scores.</summary>
    public SeenQuality Seen()
    {
        lock (_gate)
        {
            return _fadedCount > 0 ? new(_fadedCount, _fadedSum / _fadedCount) : new(Math.Min(MostOfScores, WorthOfScore * _drift.Count), _drift.Mean);
        }
    }

    /// <summary>Takes what is to be added to the store.</summary>
    public QualityLine? TakeUnsaved()
    {
        lock (_gate)
        {
            var line = _unsaved.ToLine(call, model);
            _unsaved = default;
            return line;
        }
    }

    /// <summary>Takes a line back that the store did not take.</summary>
    public void PutBack(QualityLine line)
    {
        lock (_gate)
            _unsaved.PutBack(line);
    }

    public QualityStats Read()
    {
        lock (_gate)
        {
            return new(call, model)
            {
                Scores = _scores, Average = _average, Mean = _drift.Mean, Deviation = _drift.Deviation, LowerLimit = LowerLimit(), IsBelowLimit = _isBelow, Drifts = _drifts,
                Judged = _judged, JudgedMean = _judged == 0 ? null : _judgedSum / _judged,
            };
        }
    }

    private static DateOnly DayOf(DateTimeOffset time) => DateOnly.FromDateTime(time.UtcDateTime);

    private void Fade(double count, double sum)
    {
        _fadedCount += count;
        _fadedSum += sum;
        if (_fadedCount <= Window)
            return;
        _fadedSum *= Window / _fadedCount;
        _fadedCount = Window;
    }

    private double LowerLimit()
    {
        var spread = _drift.Deviation * Math.Sqrt(_smoothing / (2 - _smoothing));
        return Math.Max(0, _drift.Mean - Math.Max(_limitDeviations * spread, Shortfalls * _smoothing * _largest));
    }
}
