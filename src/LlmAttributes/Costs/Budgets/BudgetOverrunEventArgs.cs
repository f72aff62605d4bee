namespace LlmAttributes;

/// <summary>Tells of an attempt that cost more than its worst case: the provider exceeded the output limit, or counted more input than was reckoned.</summary>
public sealed class BudgetOverrunEventArgs : EventArgs
{
    internal BudgetOverrunEventArgs(string call, string model, string? tenant, decimal reservedUsd, decimal actualUsd, DateTimeOffset time)
    {
        Call = call;
        Model = model;
        Tenant = tenant;
        ReservedUsd = reservedUsd;
        ActualUsd = actualUsd;
        Time = time;
    }

    /// <summary>Gets the call, as <c>contract.method</c>.</summary>
    public string Call { get; }

    /// <summary>Gets the key of the model.</summary>
    public string Model { get; }

    /// <summary>Gets the tenant; <see langword="null"/> when the call named none.</summary>
    public string? Tenant { get; }

    /// <summary>Gets what was reserved, in USD.</summary>
    public decimal ReservedUsd { get; }

    /// <summary>Gets what the attempt cost, in USD. It is booked in full.</summary>
    public decimal ActualUsd { get; }

    /// <summary>Gets when it happened.</summary>
    public DateTimeOffset Time { get; }
}
