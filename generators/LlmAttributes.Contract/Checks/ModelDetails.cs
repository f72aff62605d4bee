using Microsoft.CodeAnalysis;

namespace LlmAttributes.Contract;

/// <summary>The attributes that stand beside <c>[LlmModel]</c> and add to its facts.</summary>
internal static class ModelDetails
{
    public static bool IsDetail(PolicyKind kind) => kind is PolicyKind.LlmModelTier or PolicyKind.LlmModelQuality;

    /// <summary>The key that an attribute of a model names, or <see langword="null"/> where the annotated constant is the key.</summary>
    public static string? Key(PolicyKind kind, AttributeData attribute) =>
        attribute.ConstructorArguments.Length == ArgumentsWithKey(kind) ? attribute.Text(0) : null;

    private static int ArgumentsWithKey(PolicyKind kind) => kind switch
    {
        PolicyKind.LlmModelQuality => 3,
        PolicyKind.LlmModelTier => 2,
        _ => 1,
    };
}
