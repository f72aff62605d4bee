namespace LlmAttributes;

/// <summary>What can be done to a query before it is asked.</summary>
[Flags]
public enum QueryStrategies
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Say what the query leaves open: from what is known of the call, from defaults, or by telling the model to ask.</summary>
    Clarify = 1,

    /// <summary>Add background: definitions and passages.</summary>
    Expand = 2,

    /// <summary>Say the same in plainer words, and take several questions apart.</summary>
    Simplify = 4,

    /// <summary>Show examples: given ones, and earlier queries that were answered well.</summary>
    Exemplify = 8,

    /// <summary>Say the form, the length and the language of the answer.</summary>
    Constrain = 16,

    /// <summary>All of them.</summary>
    All = Clarify | Expand | Simplify | Exemplify | Constrain,
}
