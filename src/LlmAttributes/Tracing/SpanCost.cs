using System.Diagnostics;

namespace LlmAttributes;

/// <summary>The cost of all attempts on the span of their call, where the client emits the spans of the attempts itself, so that ours cannot hold it.</summary>
internal sealed class SpanCost(Activity span)
{
    private Cost _total = Cost.Zero;
    private bool _isShown;

    /// <summary>Adds the cost of an attempt.</summary>
    /// <param name="cost">The cost.</param>
    /// <param name="hasSpan">Whether a span of the attempt's own shows it.</param>
    public void Add(Cost cost, bool hasSpan)
    {
        // Nobody outside the library sees this object, so that it can be the lock as well.
        lock (this)
        {
            _total += cost;
            if (!_isShown && hasSpan)
                return;
            object? usd = _total.IsKnown ? CostTags.Usd(_total) : null;

            // Adding is half the price of replacing, and one attempt is the rule.
            if (_isShown)
                span.SetTag(SemConv.CostTotal, usd);
            else if (usd is not null)
                span.AddTag(SemConv.CostTotal, usd);
            _isShown = true;
        }
    }
}
