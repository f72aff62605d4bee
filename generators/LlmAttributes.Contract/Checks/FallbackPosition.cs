using Microsoft.CodeAnalysis;

namespace LlmAttributes.Contract;

/// <summary>A model in the list of a fallback.</summary>
/// <param name="Attribute">The fallback.</param>
/// <param name="Index">The place in its list.</param>
/// <param name="Key">The key.</param>
/// <param name="On">The errors after which it is asked.</param>
internal readonly record struct FallbackPosition(AttributeData Attribute, int Index, string Key, int On)
{
    public RuleAnchor Anchor => RuleAnchor.Element(Attribute, 0, Index);
}
