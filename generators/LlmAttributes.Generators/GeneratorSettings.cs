using Microsoft.CodeAnalysis.Diagnostics;

namespace LlmAttributes.Generators;

/// <summary>The build properties that the generators honour.</summary>
/// <param name="IsEnabled">Whether anything is generated: <c>LlmAttributesGeneratorEnabled</c>.</param>
/// <param name="ProjectDirectory">Where relative paths of prompt files begin.</param>
internal sealed record GeneratorSettings(bool IsEnabled, string ProjectDirectory)
{
    public static GeneratorSettings From(AnalyzerConfigOptionsProvider provider, CancellationToken token)
    {
        var options = provider.GlobalOptions;
        var isOff = options.TryGetValue("build_property.LlmAttributesGeneratorEnabled", out var enabled)
            && enabled.Equals("false", StringComparison.OrdinalIgnoreCase);
        return new(!isOff, options.TryGetValue("build_property.ProjectDir", out var directory) ? directory : "");
    }
}
