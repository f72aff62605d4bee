using System.Text.Json;

namespace LlmAttributes;

/// <summary>The names of enumeration members in JSON: <c>rate_limit</c>.</summary>
internal static class Names
{
    public static string Of<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());

    public static string? Of<T>(T? value)
        where T : struct, Enum => value is { } known ? Of(known) : null;
}
