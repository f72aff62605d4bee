namespace LlmAttributes;

/// <summary>What a series has counted since it was saved last. A day's last scores are saved under the day of the first ones that are not.</summary>
internal struct UnsavedQuality
{
    private DateOnly? _day;
    private long _scores;
    private double _sum;
    private double _squares;
    private long _judged;
    private double _judgedSum;

    public void AddScore(DateOnly day, double score)
    {
        _day ??= day;
        _scores++;
        _sum += score;
        _squares += score * score;
    }

    public void AddJudgement(DateOnly day, double score)
    {
        _day ??= day;
        _judged++;
        _judgedSum += score;
    }

    /// <summary>Takes back what a store did not take, which came before all else.</summary>
    public void PutBack(QualityLine line)
    {
        _day = line.Day;
        _scores += line.Scores;
        _sum += line.Sum;
        _squares += line.Squares;
        _judged += line.Judged;
        _judgedSum += line.JudgedSum;
    }

    public readonly QualityLine? ToLine(string call, string model) =>
        _day is { } day ? new(day, call, model) { Scores = _scores, Sum = _sum, Squares = _squares, Judged = _judged, JudgedSum = _judgedSum } : null;
}
