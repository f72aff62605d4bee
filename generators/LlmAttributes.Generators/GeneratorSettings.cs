using Microsoft.CodeAnalysis.Diagnostics;

namespace LlmAttributes.Generators;

/// <summary>The build properties that the generators honour.</summary>
/// <param name="IsEnabled">Whether anything is generated: <c>LlmAttributesGeneratorEnabled</c>.</param>
/// <param name="ProjectDirectory">Where relative paths of prompt files begin.</param>
/// <param name="ReloadsPrompts">Whether prompt files may be read again while the program runs: <c>LlmAttributesReloadPrompts</c>.</param>
/// <param name="HasCases">Whether cases of calls are generated: <c>LlmAttributesPromptCases</c>.</param>
internal sealed record GeneratorSettings(bool IsEnabled, string ProjectDirectory, bool ReloadsPrompts, bool HasCases)
{
    public static GeneratorSettings From(AnalyzerConfigOptionsProvider provider, CancellationToken token)
    {
        var options = provider.GlobalOptions;
        var isOff = options.TryGetValue("build_property.LlmAttributesGeneratorEnabled", out var enabled)
            && enabled.Equals("false", StringComparison.OrdinalIgnoreCase);
        var reloads = options.TryGetValue("build_property.LlmAttributesReloadPrompts", out var reload) && reload.Equals("true", StringComparison.OrdinalIgnoreCase);
        var hasNoCases = options.TryGetValue("build_property.LlmAttributesPromptCases", out var cases) && cases.Equals("false", StringComparison.OrdinalIgnoreCase);
        return new(!isOff, options.TryGetValue("build_property.ProjectDir", out var directory) ? directory : "", reloads, !hasNoCases);
    }
}
