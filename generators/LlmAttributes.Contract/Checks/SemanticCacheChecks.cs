using Microsoft.CodeAnalysis;

namespace LlmAttributes.Contract;

/// <summary>Which text is compared by meaning, and where that is dangerous.</summary>
internal static class SemanticCacheChecks
{
    /// <summary>Why a call acts on its answer, so that that of a near question may do harm.</summary>
    public static string? WhyTyped(IMethodSymbol call, EquatableArray<ToolModel> tools)
    {
        if (!tools.IsEmpty)
            return $"has the tool '{tools[0].Name}', which a kept answer does not run";
        return CallSymbols.IsRead(call) ? "returns a value that code acts on" : null;
    }

    /// <summary>Finds the parameter whose meaning decides.</summary>
    /// <returns>What stands in the way.</returns>
    public static string? FindMeaning(CacheModel cache, List<ParameterModel> parameters, out string? meaning)
    {
        meaning = null;
        var texts = parameters.FindAll(parameter => IsText(parameter) && parameter.PlainName != cache.PartitionBy);
        if (cache.MeaningOf is { } name)
        {
            meaning = texts.Exists(parameter => parameter.PlainName == name) ? name : null;
            return meaning is null ? $"'MeaningOf' names '{name}', which is no text that reaches the prompt" : null;
        }

        meaning = texts.Count == 1 ? texts[0].PlainName : null;
        return texts.Count switch
        {
            0 => "no text reaches its prompt",
            1 => null,
            _ => $"both '{texts[0].PlainName}' and '{texts[1].PlainName}' are texts",
        };
    }

    // Who is asked for, and what nobody may see, is never a matter of meaning.
    private static bool IsText(ParameterModel parameter) =>
        parameter is { Role: ParameterRole.Value, IsRendered: true, IsSensitive: false, IsRouted: false, Type: "string" or "string?" };
}
