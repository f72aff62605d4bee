namespace LlmAttributes;

/// <summary>The money one call may still spend, shared by all its attempts and members.</summary>
internal sealed class CallBudget(decimal usd)
{
    private readonly object _gate = new();
    private Int128 _left = (Int128)(usd * Price.PicoPerUsd);

    public decimal LimitUsd => usd;

    public Int128 LeftPico
    {
        get
        {
            lock (_gate)
                return _left;
        }
    }

    /// <summary>Reserves what is left, between the least and the most that an attempt needs.</summary>
    /// <returns>Whether the least is left.</returns>
    public bool TryReserve(Int128 least, Int128 most, out Int128 reserved)
    {
        lock (_gate)
        {
            reserved = Int128.Min(most, _left);
            if (reserved < least)
                return false;
            _left -= reserved;
            return true;
        }
    }

    /// <summary>Replaces a reservation by what the attempt really cost.</summary>
    public void Settle(Int128 reserved, Int128 actual)
    {
        lock (_gate)
            _left += reserved - actual;
    }
}
