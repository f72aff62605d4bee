using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace LlmAttributes.Runtime;

/// <summary>Reads the arguments of a tool.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class ToolArguments
{
    /// <summary>Reads an argument that must be there.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="arguments">What the model gave.</param>
    /// <param name="name">The name.</param>
    /// <returns>The value.</returns>
    /// <exception cref="ArgumentException">It is missing, or of another type.</exception>
    public static T Value<T>(AIFunctionArguments arguments, string name)
        where T : IParsable<T> =>
        TryText(arguments, name, out var text) ? Parse<T>(text, name) : throw Missing(name);

    /// <summary>Reads an argument that may be missing.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="arguments">What the model gave.</param>
    /// <param name="name">The name.</param>
    /// <param name="missing">The value when it is missing.</param>
    /// <returns>The value.</returns>
    /// <exception cref="ArgumentException">It is of another type.</exception>
    [return: NotNullIfNotNull(nameof(missing))]
    public static T? Optional<T>(AIFunctionArguments arguments, string name, T? missing)
        where T : IParsable<T> =>
        TryText(arguments, name, out var text) ? Parse<T>(text, name) : missing;

    /// <summary>Reads an argument that may be missing.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="arguments">What the model gave.</param>
    /// <param name="name">The name.</param>
    /// <param name="missing">The value when it is missing.</param>
    /// <returns>The value.</returns>
    /// <exception cref="ArgumentException">It is of another type.</exception>
    public static T? Nullable<T>(AIFunctionArguments arguments, string name, T? missing)
        where T : struct, IParsable<T> =>
        TryText(arguments, name, out var text) ? Parse<T>(text, name) : missing;

    /// <summary>Reads the name of an enumeration's value.</summary>
    /// <typeparam name="T">The enumeration.</typeparam>
    /// <param name="arguments">What the model gave.</param>
    /// <param name="name">The name of the argument.</param>
    /// <param name="missing">The value when it is missing; <see langword="null"/> when it must be there.</param>
    /// <param name="members">The values by their names.</param>
    /// <returns>The value.</returns>
    /// <exception cref="ArgumentException">It is missing, or none of the values.</exception>
    public static T Enum<T>(AIFunctionArguments arguments, string name, T? missing, params (string Name, T Value)[] members)
        where T : struct =>
        NullableEnum(arguments, name, missing, members) ?? throw Missing(name);

    /// <summary>Reads the name of an enumeration's value, which may be missing.</summary>
    /// <typeparam name="T">The enumeration.</typeparam>
    /// <param name="arguments">What the model gave.</param>
    /// <param name="name">The name of the argument.</param>
    /// <param name="missing">The value when it is missing.</param>
    /// <param name="members">The values by their names.</param>
    /// <returns>The value.</returns>
    /// <exception cref="ArgumentException">It is none of the values.</exception>
    public static T? NullableEnum<T>(AIFunctionArguments arguments, string name, T? missing, params (string Name, T Value)[] members)
        where T : struct
    {
        ArgumentNullException.ThrowIfNull(members);
        if (!TryText(arguments, name, out var text))
            return missing;
        foreach (var (member, value) in members)
        {
            if (member == text)
                return value;
        }

        foreach (var (member, value) in members)
        {
            if (SchemaNames.IsSame(text, member))
                return value;
        }

        throw new ArgumentException($"Argument '{name}' is none of its values; give one of '{string.Join("', '", members.Select(static m => m.Name))}'.", name);
    }

    private static bool TryText(AIFunctionArguments arguments, string name, [NotNullWhen(true)] out string? text)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        arguments.TryGetValue(name, out var value);
        text = value switch
        {
            null or JsonElement { ValueKind: JsonValueKind.Null or JsonValueKind.Undefined } => null,
            JsonElement { ValueKind: JsonValueKind.String } element => element.GetString(),
            JsonElement element => element.GetRawText(),
            IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
            _ => value.ToString(),
        };
        return text is not null;
    }

    private static T Parse<T>(string text, string name)
        where T : IParsable<T> =>
        T.TryParse(text, CultureInfo.InvariantCulture, out var value) ? value : throw new ArgumentException($"Argument '{name}' is no {typeof(T).Name}; give one.", name);

    private static ArgumentException Missing(string name) => new($"Argument '{name}' is missing; give it.", name);
}
