using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LlmAttributes.Contract;

/// <summary>Which fallbacks hold: those of the nearest level that names any.</summary>
internal static class FallbackChain
{
    /// <summary>Asks one level, from the innermost outwards; <see langword="false"/> leaves the answer to the next.</summary>
    /// <param name="own">The fallbacks of the level.</param>
    /// <param name="isRevived">Whether a level further in has switched on what this one may switch off.</param>
    /// <param name="chain">The fallbacks that hold.</param>
    public static bool TryDecide(List<AttributeData>? own, ref bool isRevived, out List<AttributeData>? chain)
    {
        chain = null;
        if (own is null)
            return false;

        var isOff = false;
        var isOn = false;
        foreach (var attribute in own)
        {
            if (attribute.IsDisabled())
                isOff = true;
            else if (NamesAny(attribute))
                (chain ??= new(own.Count)).Add(attribute);
            else
                isOn = true;
        }

        if (chain is not null || (isOff && !isRevived))
            return true;

        isRevived |= isOn;
        return false;
    }

    /// <summary>Whether a fallback names a model, a method or a value.</summary>
    public static bool NamesAny(AttributeData fallback) => HasModels(fallback) || HasLastResort(fallback);

    public static bool HasModels(AttributeData fallback) =>
        fallback.ConstructorArguments is { IsDefaultOrEmpty: false } arguments && arguments[0] is { Kind: TypedConstantKind.Array, Values.IsDefaultOrEmpty: false };

    public static bool HasLastResort(AttributeData fallback) =>
        AttributeReader.Text(fallback, "Method") is not null || (fallback.TryGet("Value", out var value) && !value.IsNull);

    /// <summary>Whether a fallback is given a method or a value that does not compile, which its symbol lacks.</summary>
    public static bool IsBroken(AttributeData fallback)
    {
        if (fallback.ApplicationSyntaxReference?.GetSyntax() is not AttributeSyntax { ArgumentList: { } list })
            return false;

        foreach (var argument in list.Arguments)
        {
            if (argument.NameEquals?.Name.Identifier.ValueText is "Method" or "Value" && !argument.Expression.IsKind(Microsoft.CodeAnalysis.CSharp.SyntaxKind.NullLiteralExpression))
                return true;
        }

        return false;
    }
}
