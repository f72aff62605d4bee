using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace LlmAttributes.Contract;

/// <summary>A price list among the additional files, in the schema of LiteLLM or of genai-prices.</summary>
internal sealed class PriceFile
{
    private const string LiteLlmName = "model_prices_and_context_window.json";
    private const string Suffix = ".prices.json";
    private const string Kind = "build_metadata.AdditionalFiles.LlmAttributesKind";

    private readonly JsonNode _root;

    private PriceFile(JsonNode root) => _root = root;

    /// <summary>Whether a file is a price list: by its name, or by <c>LlmAttributesKind="prices"</c>.</summary>
    public static bool Matches(AdditionalText file, AnalyzerConfigOptionsProvider options)
    {
        var name = file.Path.Substring(file.Path.LastIndexOfAny(s_separators) + 1);
        return name.Equals(LiteLlmName, StringComparison.OrdinalIgnoreCase) || name.EndsWith(Suffix, StringComparison.OrdinalIgnoreCase)
            || (options.GetOptions(file).TryGetValue(Kind, out var kind) && kind == "prices");
    }

    /// <summary>Reads a list.</summary>
    /// <returns>The list, or <see langword="null"/> when it is in neither schema.</returns>
    public static PriceFile? Read(string text)
    {
        if (JsonParser.Parse(text) is not { } root)
            return null;
        if (root["providers"] is { Items: not null } providers)
            root = providers;
        return root.Members is not null || IsGenai(root) ? new(root) : null;
    }

    /// <summary>Finds the row of a model.</summary>
    /// <returns>Its facts, or <see langword="null"/>.</returns>
    public ModelFact? Find(string? provider, string modelId) => _root.Items is { } providers
        ? GenaiRows.Find(providers, provider, modelId)
        : LiteLlmRows.Find(_root, provider, modelId);

    private static bool IsGenai(JsonNode root)
    {
        if (root.Items is null)
            return false;
        foreach (var provider in root.Items)
        {
            if (provider.TextOf("id") is null || provider["models"]?.Items is null)
                return false;
        }

        return true;
    }

    private static readonly char[] s_separators = ['/', '\\'];
}
