using Microsoft.Extensions.AI;

namespace LlmAttributes;

/// <summary>
/// Counts by what is documented of a family of models, and learns the rest from the usage that the provider reports: the prompt that a host adds, what stands around a message, and
/// for each script how many tokens its letters make.
/// </summary>
/// <remarks>What is learned is a handful of numbers. The margin of <see cref="TokenCount.UpperBound"/> is learned from the estimator's own errors.</remarks>
public sealed class TokenEstimator : ITokenCounter
{
    // How long a report that contradicts an exact count is remembered, in reports that agree again.
    private const int DoubtOfOneReport = 8;
    private const int LongestDoubt = 64;
    private const double SpreadOfDoubt = 64;

    private readonly TokenFamily _family;
    private readonly TokenFilter _filter;
    private readonly RequestParts _requests;
    private int _doubt;

    /// <summary>Creates an estimator.</summary>
    /// <param name="family">What is known beforehand; by default nothing.</param>
    public TokenEstimator(TokenFamily? family = null)
    {
        _family = family ?? new();
        _filter = new(_family);
        _requests = new(_family);
    }

    /// <inheritdoc/>
    public TokenCount Count(ReadOnlySpan<char> text)
    {
        if (_family is { TextSpread: 0, Scale: 1, Text: { } tokenizer })
            return TokenCount.Exact(tokenizer(text));
        Span<double> parts = stackalloc double[(int)TokenPart.Count];
        parts.Clear();
        _requests.AddText(text, parts);
        return _filter.Sum(parts, 0, 0);
    }

    /// <inheritdoc/>
    public TokenCount Count(IReadOnlyList<ChatMessage> messages, ChatOptions? options)
    {
        ArgumentNullException.ThrowIfNull(messages);
        Span<double> parts = stackalloc double[(int)TokenPart.Count];
        parts.Clear();
        var known = _requests.Add(messages, options, parts);
        var count = _filter.Sum(parts, known.Tokens, known.UpperBound - known.Tokens);
        return _family.IsExact && known.IsExact && Volatile.Read(ref _doubt) == 0 ? TokenCount.Exact(count.Tokens) : count;
    }

    /// <inheritdoc/>
    public void Learn(IReadOnlyList<ChatMessage> messages, ChatOptions? options, TokenCount counted, long reported)
    {
        ArgumentNullException.ThrowIfNull(messages);
        if (reported <= 0)
            return;
        if (_family.IsExact && IsConfirmed(counted, reported))
            return;
        Span<double> parts = stackalloc double[(int)TokenPart.Count];
        parts.Clear();
        var known = _requests.Add(messages, options, parts);
        _filter.Learn(parts, reported - known.Tokens);
    }

    // A host that adds a prompt of its own contradicts the exactest count; from then on the count is an estimate, until reports agree with it again.
    private bool IsConfirmed(TokenCount counted, long reported)
    {
        var doubt = Volatile.Read(ref _doubt);
        if (counted.Tokens == reported)
        {
            if (doubt > 0)
                Interlocked.CompareExchange(ref _doubt, doubt - 1, doubt);
            return doubt == 0;
        }

        if (counted.IsExact)
            _filter.Doubt(TokenPart.Request, SpreadOfDoubt);
        if (counted.IsExact || doubt > 0)
            Interlocked.CompareExchange(ref _doubt, Math.Min(LongestDoubt, doubt + DoubtOfOneReport), doubt);
        return false;
    }
}
