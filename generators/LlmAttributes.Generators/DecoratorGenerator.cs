using Microsoft.CodeAnalysis;

namespace LlmAttributes.Generators;

/// <summary>Writes a decorator for each interface that is marked <c>[Decorate]</c>.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class DecoratorGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
    }
}
