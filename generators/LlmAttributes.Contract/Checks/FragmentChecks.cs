using Microsoft.CodeAnalysis;

namespace LlmAttributes.Contract;

/// <summary>The rules on declared fragments.</summary>
internal static class FragmentChecks
{
    /// <param name="fragments">The fragments of one interface or assembly.</param>
    /// <param name="owner">Its name.</param>
    /// <param name="files">The files.</param>
    /// <param name="isIncluded">Whether a prompt includes the name; <see langword="null"/> where nobody can know.</param>
    /// <param name="reporter">Takes the reports.</param>
    public static void Check(IReadOnlyList<AttributeData>? fragments, string owner, PromptFiles? files, Func<string, bool>? isIncluded, RuleReporter reporter)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var fragment in fragments ?? [])
        {
            if (AttributeReader.TextArgument(fragment, 0) is not { } name)
                continue;

            TemplateSource.Read(fragment, "fragment", name, isOfCall: false, files, reporter, parameter: 1);
            if (!names.Add(name))
                EffectChecks.Report(PolicyKind.PromptFragment, fragment, owner, "beside another of the same name", reporter);
            else if (isIncluded?.Invoke(name) == false)
                EffectChecks.Report(PolicyKind.PromptFragment, fragment, owner, "where no prompt includes it", reporter);
        }
    }
}
