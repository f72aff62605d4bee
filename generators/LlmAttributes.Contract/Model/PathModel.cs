namespace LlmAttributes.Contract;

/// <summary>A property path of a parameter and the expression that reads it.</summary>
internal sealed record PathModel(string Path, string Expression, PathShape Shape)
{
    /// <summary>The paths of an item of a sequence, beginning behind its name; <see cref="ItemRoot"/> stands for the item in their expressions.</summary>
    public EquatableArray<PathModel> Items { get; init; }

    /// <summary>The type of the items of a sequence, from anywhere; empty for what is none.</summary>
    public string ItemType { get; init; } = "";

    /// <summary>How it is written as JSON; <see langword="null"/> where it cannot be.</summary>
    public JsonForm? Json { get; init; }

    /// <summary>Whether the expression may yield <see langword="null"/> where the type alone would not.</summary>
    public bool MayBeNull { get; init; }

    /// <summary>No character of any path.</summary>
    public const string ItemRoot = "$";
}
