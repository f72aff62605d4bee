using System.Collections.Immutable;

namespace LlmAttributes.Contract;

/// <summary>Whom a call asks: the models of its route or its one model, then those of its fallbacks.</summary>
internal sealed class CallCandidates
{
    private CallCandidates(List<string?> routed, List<FallbackPosition> fallbacks)
    {
        Routed = routed;
        Fallbacks = fallbacks;
    }

    /// <summary>The models of route or <c>[Model]</c>, each once; the default model has no key.</summary>
    public List<string?> Routed { get; }

    /// <summary>The models of the fallbacks in their order, repeated ones included.</summary>
    public List<FallbackPosition> Fallbacks { get; }

    public static CallCandidates Of(PolicyLevels levels)
    {
        var routed = new List<string?>();
        if (levels.IsOn(PolicyKind.RouteBy))
        {
            var source = levels.KeysSource(PolicyKind.RouteBy);
            foreach (var key in source?.Keys(CandidateChecks.KeysParameter(PolicyKind.RouteBy, source)) ?? ImmutableArray<string?>.Empty)
                Add(routed, key);
            foreach (var row in levels.RouteRows())
            {
                foreach (var key in row.Keys(1))
                    Add(routed, key);
            }
        }
        else
        {
            routed.Add(levels.Nearest(PolicyKind.Model)?.Text(0));
        }

        var fallbacks = new List<FallbackPosition>();
        foreach (var fallback in levels.Fallbacks() ?? [])
        {
            var keys = fallback.Keys(0);
            for (var i = 0; i < keys.Length; i++)
            {
                if (keys[i] is { } key)
                    fallbacks.Add(new(fallback, i, key, ErrorKindSet.Of(fallback)));
            }
        }

        return new(routed, fallbacks);
    }

    /// <summary>How many different models there are.</summary>
    public int Count => Routed.Count + Others(ErrorKindSet.Any);

    /// <summary>How many models may follow the first after one of some errors.</summary>
    public int Followers(int kinds) => Math.Max(0, Routed.Count - 1) + Others(kinds);

    private int Others(int kinds)
    {
        var seen = new List<string?>(Routed);
        foreach (var fallback in Fallbacks)
        {
            if ((fallback.On & kinds) != 0)
                Add(seen, fallback.Key);
        }

        return seen.Count - Routed.Count;
    }

    private static void Add(List<string?> keys, string? key)
    {
        if (!keys.Contains(key))
            keys.Add(key);
    }
}
