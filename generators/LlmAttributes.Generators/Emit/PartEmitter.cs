using LlmAttributes.Contract;

namespace LlmAttributes.Generators.Emit;

/// <summary>Writes how one value is read.</summary>
internal static class PartEmitter
{
    private const string Parts = Names.Runtime + "JsonParts.";
    private const string Values = Names.Runtime + "JsonValues.";

    /// <summary>Whether a member reads the value by a method alone, without a part in a field.</summary>
    public static bool IsDirect(PartModel part) => part.Kind == PartKind.Value;

    /// <summary>The expression that reads a plain value.</summary>
    public static string Call(PartModel part)
    {
        var read = $"{Method(part)}(ref reader, reading)";
        return part.IsNullable
            ? $"reader.TokenType == global::System.Text.Json.JsonTokenType.Null ? default({part.TypeName}) : {read}"
            : read;
    }

    /// <summary>The expression of the runtime's or the generated part.</summary>
    public static string Part(PartModel part)
    {
        var plain = Unmarked(part);
        var text = part.Kind switch
        {
            PartKind.Value => $"{Parts}Value<{plain}>({Method(part)})",
            PartKind.Reference => $"{part.Name}Reader.Instance",
            _ => $"{Parts}{part.Name}<{part.Item!.TypeName}>({Part(part.Item)})",
        };
        if (part.ReadType is not null)
            text = $"{Parts}As<{plain}, {part.ReadType}>({text})";
        return !part.IsNullable ? text : $"{Parts}{(part.IsValueType ? "OrNull" : "OrNullReference")}<{plain}>({text})";
    }

    public static string Unmarked(PartModel part) => part.IsNullable ? part.TypeName.Substring(0, part.TypeName.Length - 1) : part.TypeName;

    private static string Method(PartModel part) => Values + part.Name.Replace("<>", $"<{Unmarked(part)}>");
}
