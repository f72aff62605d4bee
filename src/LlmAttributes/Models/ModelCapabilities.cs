namespace LlmAttributes;

/// <summary>What a model can do.</summary>
[Flags]
public enum ModelCapabilities
{
    /// <summary>None of the others.</summary>
    None = 0,

    /// <summary>Reads images.</summary>
    Vision = 1,

    /// <summary>Reads or writes audio.</summary>
    Audio = 2,

    /// <summary>Calls tools.</summary>
    Tools = 4,

    /// <summary>Keeps to a JSON schema.</summary>
    StructuredOutput = 8,

    /// <summary>Answers piece by piece.</summary>
    Streaming = 16,

    /// <summary>Reasons before it answers.</summary>
    Reasoning = 32,
}
