namespace LlmAttributes;

/// <summary>Why two queries cannot have the same answer, however alike they are.</summary>
[Flags]
internal enum PairFaults
{
    None = 0,
    Numbers = 1,
    Negation = 2,
    Names = 4,
    Units = 8,
    Script = 16,
    Language = 32,
    Antonyms = 64,
    Substitution = 128,
    Order = 256,
    Length = 512,
}
