namespace LlmAttributes.Contract;

/// <summary>How a value is written as JSON.</summary>
/// <param name="TypeName">The type, without its nullable mark.</param>
/// <param name="Writer">The delegate that writes it.</param>
/// <param name="IsValueType">Whether a value that may be <see langword="null"/> is a <see cref="Nullable{T}"/>.</param>
internal sealed record JsonForm(string TypeName, string Writer, bool IsValueType)
{
    /// <summary>The delegate for the type with its nullable mark.</summary>
    public string Nullable =>
        IsValueType ? $"static (writer, item) => global::LlmAttributes.Runtime.JsonWriters.OrNull<{TypeName}>(writer, item, {Writer})" : Writer;

    /// <summary>The text of an expression.</summary>
    public string Of(string expression, bool mayBeNull) =>
        $"(global::LlmAttributes.Runtime.Prompt.{(mayBeNull && IsValueType ? "JsonOrNull" : "Json")}<{TypeName}>({expression}, {Writer}))";
}
