namespace LlmAttributes.Contract;

/// <summary>How a value is read out of JSON.</summary>
internal enum PartKind
{
    /// <summary>By a method of the runtime.</summary>
    Value,

    /// <summary>By the generated reader of its type.</summary>
    Reference,

    /// <summary>As a list, by the runtime's part of that name.</summary>
    List,

    /// <summary>As a dictionary.</summary>
    Map,
}
