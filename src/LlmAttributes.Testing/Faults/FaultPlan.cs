using System.Collections.Concurrent;

namespace LlmAttributes.Testing;

/// <summary>Which requests go wrong, and how, for <see cref="FaultyChatClient"/>. All members are safe for use by several threads.</summary>
/// <remarks>A request is one attempt: a call that is tried three times takes three faults of its plan.</remarks>
public sealed class FaultPlan
{
    private readonly ConcurrentDictionary<string, ChatFault?[]> _byCall = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, int> _asked = new(StringComparer.Ordinal);
    private ChatFault?[] _else = [];
    private ulong _seed;
    private double _share;
    private ChatFault[] _drawn = [];

    /// <summary>Spoils the requests of one method of a contract.</summary>
    /// <typeparam name="TContract">The contract.</typeparam>
    /// <param name="call">The name of the method: <c>nameof(ISupportDesk.ClassifyAsync)</c>.</param>
    /// <param name="faults">The faults in the order of its requests; <see langword="null"/> for one that goes well, as do all after the last.</param>
    /// <returns>The plan.</returns>
    public FaultPlan For<TContract>(string call, params ChatFault?[] faults)
        where TContract : class
    {
        ArgumentException.ThrowIfNullOrEmpty(call);
        ArgumentNullException.ThrowIfNull(faults);
        _byCall[$"{ContractName.Of<TContract>()}.{call}"] = [.. faults];
        return this;
    }

    /// <summary>Spoils the requests of all methods that have no faults of their own, and requests of no contract; each method counts its own.</summary>
    /// <param name="faults">The faults in the order of the requests; <see langword="null"/> for one that goes well, as do all after the last.</param>
    /// <returns>The plan.</returns>
    public FaultPlan Else(params ChatFault?[] faults)
    {
        ArgumentNullException.ThrowIfNull(faults);
        _else = [.. faults];
        return this;
    }

    /// <summary>Spoils a share of the requests, drawn by a seed: the same method's same request always meets the same fault, however many run at once.</summary>
    /// <param name="seed">The seed.</param>
    /// <param name="share">The share, 0 to 1.</param>
    /// <param name="faults">The faults, drawn equally often.</param>
    /// <returns>The plan. It holds for methods without faults of their own.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The share is not between 0 and 1.</exception>
    /// <exception cref="ArgumentException">There is no fault.</exception>
    public FaultPlan Seeded(int seed, double share, params ChatFault[] faults)
    {
        ArgumentNullException.ThrowIfNull(faults);
        if (!(share is >= 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(share), share, "The share must be between 0 and 1.");
        if (faults.Length == 0)
            throw new ArgumentException("The plan draws from no fault; give at least one.", nameof(faults));
        (_seed, _share, _drawn) = ((ulong)(uint)seed, share, [.. faults]);
        return this;
    }

    internal ChatFault? Next(CallIdentity? source)
    {
        var name = source?.FullName ?? "";
        var request = _asked.AddOrUpdate(name, 0, static (_, before) => before + 1);
        if (_byCall.TryGetValue(name, out var own))
            return request < own.Length ? own[request] : null;
        if (request < _else.Length)
            return _else[request];
        return _drawn.Length > 0 ? Draw(name, request) : null;
    }

    private ChatFault? Draw(string name, int request)
    {
        // FNV-1a of the name, then the finisher of SplitMix64, which spreads all bits.
        var state = 14695981039346656037UL;
        foreach (var c in name)
            state = (state ^ c) * 1099511628211UL;
        state += (_seed * 0x9E3779B97F4A7C15UL) + ((ulong)request * 0xD1B54A32D192ED03UL);
        state = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9UL;
        state = (state ^ (state >> 27)) * 0x94D049BB133111EBUL;
        state ^= state >> 31;
        var isHit = (state >> 11) * (1.0 / (1UL << 53)) < _share;
        return isHit ? _drawn[(int)((state & 0x7FF) % (ulong)_drawn.Length)] : null;
    }
}
