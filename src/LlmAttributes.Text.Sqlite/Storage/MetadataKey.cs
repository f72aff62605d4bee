using System.Globalization;

namespace LlmAttributes;

/// <summary>Name and value of metadata as one term, so that all values of a name begin alike and those of no other name do.</summary>
internal static class MetadataKey
{
    public static string Of(string name, string value) => Start(name) + value;

    public static string Start(string name) => string.Create(CultureInfo.InvariantCulture, $"{name.Length}:{name}");
}
