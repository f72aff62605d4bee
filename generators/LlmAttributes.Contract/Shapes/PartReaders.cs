namespace LlmAttributes.Contract;

/// <summary>Expressions that read parts out of JSON.</summary>
internal static class PartReaders
{
    private const string Parts = "global::LlmAttributes.Runtime.JsonParts.";
    private const string Values = "global::LlmAttributes.Runtime.JsonValues.";

    /// <summary>The expression that reads a plain value.</summary>
    public static string Call(PartModel part)
    {
        var read = $"{Method(part)}(ref reader, reading)";
        return part.IsNullable
            ? $"reader.TokenType == global::System.Text.Json.JsonTokenType.Null ? default({part.TypeName}) : {read}"
            : read;
    }

    /// <summary>The expression of the runtime's or the generated part.</summary>
    /// <param name="part">The part.</param>
    /// <param name="space">Where the generated readers are, with a dot; empty within their namespace.</param>
    public static string Part(PartModel part, string space = "")
    {
        var plain = part.PlainName;
        var text = part.Kind switch
        {
            PartKind.Value => $"{Parts}Value<{plain}>({Method(part)})",
            PartKind.Reference => $"{space}{part.Name}Reader.Instance",
            _ => $"{Parts}{part.Name}<{part.Item!.TypeName}>({Part(part.Item, space)})",
        };
        if (part.ReadType is not null)
            text = $"{Parts}As<{plain}, {part.ReadType}>({text})";
        return !part.IsNullable ? text : $"{Parts}{(part.IsValueType ? "OrNull" : "OrNullReference")}<{plain}>({text})";
    }

    private static string Method(PartModel part) => Values + part.Name.Replace("<>", $"<{part.PlainName}>");
}
