using System.Globalization;
using Microsoft.CodeAnalysis;

namespace LlmAttributes.Contract;

/// <summary>Why something cannot be generated: the rule and what it says.</summary>
internal sealed record Fault(string RuleId, string Message)
{
    public static Fault Of(DiagnosticDescriptor rule, params object?[] arguments) =>
        new(rule.Id, string.Format(CultureInfo.InvariantCulture, rule.MessageFormat.ToString(CultureInfo.InvariantCulture), arguments));
}
