namespace LlmAttributes;

/// <summary>Why a row of a price list holds for a model.</summary>
public enum PriceMatchReason
{
    /// <summary>No row holds: the price is unknown, which is not zero.</summary>
    None = 0,

    /// <summary>The row has the model's very name.</summary>
    Exact = 1,

    /// <summary>The row names the model as another name of its own.</summary>
    Alias = 2,

    /// <summary>The row has the name without the date or version at its end.</summary>
    DatedSuffix = 3,

    /// <summary>The row has the name with, or without, the provider before it.</summary>
    ProviderPrefix = 4,

    /// <summary>The row is that of another provider, whose models the provider offers at its prices.</summary>
    OtherProvider = 5,
}
