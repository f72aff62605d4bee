namespace LlmAttributes;

/// <summary>The money one call may still spend, shared by all its attempts and members; or that of a workflow, shared by all its calls.</summary>
/// <param name="usd">The limit.</param>
/// <param name="around">The budget that this one's money comes out of, too.</param>
/// <param name="workflow">The workflow whose budget it is.</param>
internal sealed class CallBudget(decimal usd, CallBudget? around = null, string? workflow = null)
{
    private readonly object _gate = new();
    private Int128 _left = (Int128)(usd * Price.PicoPerUsd);

    public decimal LimitUsd => usd;

    public string? Workflow => workflow;

    public Int128 LeftPico => around is null ? OwnLeft : Int128.Min(OwnLeft, around.LeftPico);

    /// <summary>Of this budget and those around it the one with the least left.</summary>
    public CallBudget Tightest => around?.Tightest is { } outer && outer.OwnLeft < OwnLeft ? outer : this;

    private Int128 OwnLeft
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
        var allowed = most;
        if (around is not null && !around.TryReserve(least, most, out allowed))
        {
            reserved = allowed;
            return false;
        }

        if (TryReserveOwn(least, allowed, out reserved))
        {
            around?.Settle(allowed, reserved);
            return true;
        }

        around?.Settle(allowed, 0);
        return false;
    }

    /// <summary>Replaces a reservation by what the attempt really cost.</summary>
    public void Settle(Int128 reserved, Int128 actual)
    {
        lock (_gate)
            _left += reserved - actual;
        around?.Settle(reserved, actual);
    }

    /// <summary>Takes what was spent before out of this budget alone.</summary>
    public void Spend(Int128 picoUsd)
    {
        lock (_gate)
            _left -= picoUsd;
    }

    private bool TryReserveOwn(Int128 least, Int128 most, out Int128 reserved)
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
}
