namespace LlmAttributes.Contract;

/// <summary>Names that tell a model nothing of what belongs there.</summary>
internal static class OpaqueNames
{
    private static readonly HashSet<string> s_names = new(StringComparer.OrdinalIgnoreCase)
    {
        "Arg", "Attr", "Blob", "Data", "Field", "Flag", "Foo", "Bar", "Info", "Misc", "Obj", "Param", "Payload", "Prop", "Temp", "Tmp", "Val", "Value", "Var",
    };

    public static bool Contains(string name)
    {
        var word = name.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '_');
        return word.Length <= 1 || s_names.Contains(word);
    }
}
