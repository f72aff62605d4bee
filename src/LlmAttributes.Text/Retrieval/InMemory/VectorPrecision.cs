namespace LlmAttributes;

/// <summary>How exactly vectors are kept.</summary>
public enum VectorPrecision
{
    /// <summary>As they are, four bytes for each number.</summary>
    Full,

    /// <summary>Rounded to one byte for each number: a quarter of the memory, at some loss of order among near vectors.</summary>
    Rounded,
}
