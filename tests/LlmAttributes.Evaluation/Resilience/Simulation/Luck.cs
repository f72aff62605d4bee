namespace LlmAttributes.Evaluation.Resilience;

/// <summary>
/// Random numbers that belong to a name, not to a turn: the third request of call 17 to a model has the same luck under every policy, so that policies are compared on
/// the same storm.
/// </summary>
internal struct Luck(ulong seed)
{
    private const ulong Step = 0x9E3779B97F4A7C15;
    private ulong _state = seed;

    /// <summary>Gives the numbers of a name.</summary>
    public static Luck Of(int seed, int subject, int part, int number)
    {
        var luck = new Luck((ulong)seed);
        foreach (var name in (ReadOnlySpan<int>)[subject, part, number])
            luck = new(luck.Next() ^ (ulong)(uint)name);
        return luck;
    }

    /// <summary>From 0 up to, but without, 1.</summary>
    public double NextDouble() => (Next() >> 11) * (1.0 / (1UL << 53));

    /// <summary>The gap to the next of events that know nothing of each other.</summary>
    public double NextGap(double mean) => -mean * Math.Log(1 - NextDouble());

    /// <summary>A length as answers have them: many short ones, a few long ones.</summary>
    public double NextLognormal(double median, double sigma)
    {
        var radius = Math.Sqrt(-2 * Math.Log(1 - NextDouble()));
        return median * Math.Exp(sigma * radius * Math.Cos(2 * Math.PI * NextDouble()));
    }

    // SplitMix64.
    private ulong Next()
    {
        var z = _state += Step;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
