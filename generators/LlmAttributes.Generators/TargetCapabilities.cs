using LlmAttributes.Contract;
using Microsoft.CodeAnalysis;

namespace LlmAttributes.Generators;

/// <summary>What generated code depends on in the compilation that receives it.</summary>
/// <param name="ModelsNamespace">The namespace of the generated models.</param>
internal sealed record TargetCapabilities(string ModelsNamespace)
{
    public static TargetCapabilities From(Compilation compilation, CancellationToken token) => new(GeneratedNamespace.Of(compilation.AssemblyName));
}
