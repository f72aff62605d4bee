namespace LlmAttributes;

/// <summary>The money one call may still spend, shared by all its attempts and members.</summary>
internal sealed class CallBudget(decimal usd)
{
    private readonly object _gate = new();
    private Int128 _left = (Int128)(usd * Price.PicoPerUsd);

    public decimal LimitUsd => usd;

    /// <summary>Reserves the worst case of an attempt.</summary>
    /// <param name="price">The model's price.</param>
    /// <param name="inputTokens">The largest input that the provider may count.</param>
    /// <param name="maxOutputTokens">The declared largest output, or <see langword="null"/> to take what the money buys.</param>
    /// <param name="modelLimit">The model's own largest output.</param>
    /// <param name="outputTokens">The largest output that was reserved; it must be sent with the request.</param>
    /// <param name="reserved">The reserved amount, to be settled.</param>
    /// <returns>Whether the attempt fits.</returns>
    public bool TryReserve(Price price, long inputTokens, int? maxOutputTokens, int? modelLimit, out int outputTokens, out Int128 reserved)
    {
        var input = (Int128)inputTokens * price.InputPico;
        lock (_gate)
        {
            var forOutput = _left - input;
            var affordable = price.OutputPico == 0 ? int.MaxValue : (long)Int128.Min(int.MaxValue, forOutput / price.OutputPico);
            outputTokens = (int)Math.Min(maxOutputTokens ?? Math.Max(affordable, 0), modelLimit ?? int.MaxValue);
            reserved = input + ((Int128)outputTokens * price.OutputPico);
            if (forOutput < 0 || outputTokens < 1 || reserved > _left)
                return false;

            _left -= reserved;
            return true;
        }
    }

    /// <summary>Replaces a reservation by what the attempt really cost; the reservation itself where that is unknown.</summary>
    public void Settle(Int128 reserved, Cost actual)
    {
        if (!actual.IsKnown)
            return;
        lock (_gate)
            _left += reserved - actual.PicoUsd;
    }
}
