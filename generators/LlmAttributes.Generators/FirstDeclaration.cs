using Microsoft.CodeAnalysis;

namespace LlmAttributes.Generators;

/// <summary>
/// Picks one of the declarations of an interface. While two of them carry the attribute, which the compiler refuses, the transform runs for each,
/// and a second file of the same name would end the whole generator.
/// </summary>
internal static class FirstDeclaration
{
    // The context holds the attributes of its own file alone; the other declaration may stand in another.
    public static bool Is(GeneratorAttributeSyntaxContext context)
    {
        var kind = context.Attributes[0].AttributeClass;
        foreach (var attribute in context.TargetSymbol.GetAttributes())
        {
            if (!SymbolEqualityComparer.Default.Equals(attribute.AttributeClass, kind))
                continue;

            return attribute.ApplicationSyntaxReference is not { } first
                || (first.SyntaxTree == context.TargetNode.SyntaxTree && context.TargetNode.Span.Contains(first.Span));
        }

        return true;
    }
}
