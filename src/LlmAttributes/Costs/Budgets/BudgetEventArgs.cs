namespace LlmAttributes;

/// <summary>Tells which budget came to its soft limit, or did not allow an attempt.</summary>
public sealed class BudgetEventArgs : EventArgs
{
    internal BudgetEventArgs(BudgetLimit limit, string call, string model, string? tenant, DateTimeOffset time)
    {
        Limit = limit;
        Call = call;
        Model = model;
        Tenant = tenant;
        Time = time;
    }

    /// <summary>Gets the limit.</summary>
    public BudgetLimit Limit { get; }

    /// <summary>Gets the call, as <c>contract.method</c>.</summary>
    public string Call { get; }

    /// <summary>Gets the key of the model that was asked, or was to be asked.</summary>
    public string Model { get; }

    /// <summary>Gets the tenant; <see langword="null"/> when the call named none.</summary>
    public string? Tenant { get; }

    /// <summary>Gets when it happened.</summary>
    public DateTimeOffset Time { get; }
}
