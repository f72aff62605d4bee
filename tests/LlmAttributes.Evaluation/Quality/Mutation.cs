namespace LlmAttributes.Evaluation.Quality;

/// <summary>The chance behind one injected fault: the same for a row and a kind in every run.</summary>
internal sealed class Mutation
{
    private readonly Random _random;
    private readonly bool _isFitted;

    public Mutation(RecordedAnswer answer, string kind, IReadOnlyList<RecordedAnswer> others)
    {
        _random = new Random(StableHash($"{kind}\n{answer.Id}"));
        _isFitted = answer.IsFitted;
        Others = others;
    }

    /// <summary>Gets the answers that may be taken in the place of this one.</summary>
    public IReadOnlyList<RecordedAnswer> Others { get; }

    public int Next(int from, int to) => _random.Next(from, to);

    public double Share(double from, double to) => from + ((to - from) * _random.NextDouble());

    /// <summary>Takes a text of a pool. Rows that are scored get other texts than rows in view.</summary>
    public string Pick(string[] pool)
    {
        var half = pool.Length / 2;
        return pool[(2 * _random.Next(half)) + (_isFitted ? 0 : 1)];
    }

    private static int StableHash(string text)
    {
        var hash = 2166136261u;
        foreach (var c in text)
            hash = (hash ^ c) * 16777619u;
        return (int)(hash & 0x7FFFFFFF);
    }
}
