namespace LlmAttributes;

/// <summary>What a report of the ledger keeps apart.</summary>
[Flags]
public enum LedgerParts
{
    /// <summary>Nothing: one total.</summary>
    None = 0,

    /// <summary>Days.</summary>
    Day = 1,

    /// <summary>Contracts.</summary>
    Contract = 2,

    /// <summary>Methods.</summary>
    Call = 4,

    /// <summary>Models.</summary>
    Model = 8,

    /// <summary>Tenants.</summary>
    Tenant = 16,
}
