namespace LlmAttributes.Contract;

/// <summary>Expressions that write parts as JSON.</summary>
/// <param name="space">Where the generated writers are, with a dot; empty within their namespace.</param>
internal sealed class PartWriters(string space)
{
    private const string Values = "global::LlmAttributes.Runtime.JsonWriters.";

    /// <summary>The expression that writes a value.</summary>
    public string Call(PartModel part, string value) =>
        part is { IsNullable: true, IsValueType: true }
            ? $"{Values}OrNull<{part.PlainName}>(writer, {value}, {Plain(part)})"
            : part.Kind is PartKind.Value or PartKind.Reference
                ? $"{Method(part)}(writer, {value})"
                : $"{Method(part)}(writer, {value}, {Of(part.Item!)})";

    /// <summary>The delegate that writes a value.</summary>
    public string Of(PartModel part) => part is { IsNullable: true, IsValueType: true } ? $"static (writer, item) => {Call(part, "item")}" : Plain(part);

    /// <summary>The delegate that writes a value of the type without its nullable mark.</summary>
    public string Plain(PartModel part) =>
        part.Kind is PartKind.Value or PartKind.Reference ? Method(part) : $"static (writer, item) => {Method(part)}(writer, item, {Of(part.Item!)})";

    private string Method(PartModel part) => part.Kind switch
    {
        PartKind.Value => Values + part.Name.Replace("<>", $"<{part.PlainName}>"),
        PartKind.Reference => $"{space}{part.Name}Writer.Write",
        PartKind.Map => $"{Values}Map<{part.Item!.TypeName}>",
        _ => $"{Values}{(part.Name == "ImmutableArray" ? part.Name : "List")}<{part.Item!.TypeName}>",
    };
}
