using Microsoft.CodeAnalysis;

namespace LlmAttributes.Generators;

/// <summary>
/// Picks one of the declarations of an interface. While two of them carry the attribute, which the compiler refuses, the transform runs for each, and a second file
/// of the same name would end the whole generator.
/// </summary>
internal static class FirstDeclaration
{
    public static bool Is(GeneratorAttributeSyntaxContext context) =>
        context.Attributes.Length == 1
        || context.Attributes[0].ApplicationSyntaxReference is not { } first
        || (first.SyntaxTree == context.TargetNode.SyntaxTree && context.TargetNode.Span.Contains(first.Span));
}
