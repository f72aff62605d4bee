using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using LlmAttributes.Contract;

namespace LlmAttributes.Analyzers;

/// <summary>Reads how many requests one call may send before that is a warning.</summary>
internal static class AttemptLimit
{
    public static int Of(AnalyzerOptions options, SyntaxTree? tree) =>
        tree is not null
        && options.AnalyzerConfigOptionsProvider.GetOptions(tree).TryGetValue(AttemptChecks.LimitKey, out var text)
        && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var limit)
            ? limit
            : AttemptChecks.DefaultLimit;
}
