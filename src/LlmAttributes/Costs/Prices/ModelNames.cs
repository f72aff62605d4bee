using System.Text.RegularExpressions;

namespace LlmAttributes;

/// <summary>The names under which a list may have a model: its own, then without date or version, then without the provider before it.</summary>
internal static partial class ModelNames
{
    public static IEnumerable<(string Name, PriceMatchReason Reason)> Of(string model)
    {
        yield return (model, PriceMatchReason.Exact);
        var undated = WithoutDate(model);
        if (undated is not null)
            yield return (undated, PriceMatchReason.DatedSuffix);

        var slash = model.LastIndexOf('/');
        if (slash < 0 || slash == model.Length - 1)
            yield break;
        var bare = model[(slash + 1)..];
        yield return (bare, PriceMatchReason.ProviderPrefix);
        if (WithoutDate(bare) is { } both)
            yield return (both, PriceMatchReason.ProviderPrefix);
    }

    private static string? WithoutDate(string model) => Dated().Match(model) is { Success: true, Index: > 0 } match ? model[..match.Index] : null;

    // A day, with or without dashes; a version as Vertex and Bedrock write it; "latest".
    [GeneratedRegex("(-20[0-9]{2}-[0-9]{2}-[0-9]{2}|[-@]20[0-9]{6}(-v[0-9]+(:[0-9]+)?)?|-v[0-9]+:[0-9]+|@default|[-:]latest|-00[0-9])$", RegexOptions.CultureInvariant)]
    private static partial Regex Dated();
}
