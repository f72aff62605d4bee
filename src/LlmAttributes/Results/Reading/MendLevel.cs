namespace LlmAttributes.Runtime;

/// <summary>An object or list that is open while a text is mended.</summary>
internal struct MendLevel
{
    public bool IsList;

    /// <summary>Whether the object was not opened by a brace: its properties stand as lines of their own.</summary>
    public bool IsImplied;

    /// <summary>Whether one of its names stood without quotes.</summary>
    public bool HasBareNames;

    /// <summary>The current item.</summary>
    public int Index;

    /// <summary>The current name in the text.</summary>
    public Range Name;
}
