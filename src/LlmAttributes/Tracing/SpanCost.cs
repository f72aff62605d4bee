using System.Diagnostics;

namespace LlmAttributes;

/// <summary>The cost of all attempts on the span of their call, where the client emits the spans of the attempts itself, so that ours cannot hold it.</summary>
internal sealed class SpanCost(Activity span)
{
    private readonly object _gate = new();
    private Cost _total = Cost.Zero;

    public void Add(Cost cost)
    {
        lock (_gate)
        {
            _total += cost;
            span.SetTag(SemConv.CostTotal, _total.IsKnown ? CostTags.Usd(_total) : null);
        }
    }
}
