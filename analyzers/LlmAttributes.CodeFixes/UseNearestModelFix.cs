using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using LlmAttributes.Contract;

namespace LlmAttributes.CodeFixes;

/// <summary>Gives a model the name of its successor, or of the listed model that was probably meant.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UseNearestModelFix))]
public sealed class UseNearestModelFix() : NearestNameFix("UseNearestModel", RuleIds.UnknownModelId, RuleIds.RetiredModel)
{
    private protected override string TitleOf(string nearest) => $"Use '{nearest}'";

    // A name that stands elsewhere, as a constant, may be meant for others too.
    private protected override int Find(string covered, string name)
    {
        var quoted = covered.IndexOf('"' + name + '"', StringComparison.Ordinal);
        return quoted < 0 ? quoted : quoted + 1;
    }
}
