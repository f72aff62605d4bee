using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace LlmAttributes.Contract;

/// <summary>The attributes of the library on parameters.</summary>
internal static class ParameterMarks
{
    public const string Untrusted = "UntrustedAttribute";
    public const string Memory = "MemoryAttribute";
    public const string CachePrefix = "CachePrefixAttribute";

    private static readonly string[] s_ofValues = [Untrusted, CachePrefix];

    public static bool Has(IParameterSymbol parameter, string name) => Find(parameter, name) is not null;

    public static AttributeData? Find(IParameterSymbol parameter, string name)
    {
        foreach (var attribute in parameter.GetAttributes())
        {
            if (attribute.AttributeClass?.Name == name && Declarations.IsOurs(attribute.AttributeClass))
                return attribute;
        }

        return null;
    }

    public static bool HasAny(IParameterSymbol parameter)
    {
        foreach (var attribute in parameter.GetAttributes())
        {
            if (Declarations.IsOurs(attribute.AttributeClass))
                return true;
        }

        return false;
    }

    /// <summary>Reports the marks of parameters that nobody reads.</summary>
    public static void ReportAll(ImmutableArray<IParameterSymbol> parameters, string reason, RuleReporter reporter)
    {
        foreach (var parameter in parameters)
        {
            foreach (var attribute in parameter.GetAttributes())
            {
                if (Declarations.IsOurs(attribute.AttributeClass))
                    Report(attribute, parameter.Name, reason, reporter);
            }
        }
    }

    /// <summary>Reports the marks of a call whose parameter takes no part in the prompt.</summary>
    public static void Check(IMethodSymbol call, RuleReporter reporter)
    {
        foreach (var parameter in call.Parameters)
        {
            if (ContractParser.IsValue(parameter) && !ContractParser.IsTenant(parameter))
                continue;

            foreach (var name in s_ofValues)
            {
                if (Find(parameter, name) is { } mark)
                    Report(mark, parameter.Name, "which is no value of the prompt", reporter);
            }
        }
    }

    private static void Report(AttributeData attribute, string owner, string reason, RuleReporter reporter) =>
        reporter.Report(RuleCatalog.AttributeWithoutEffect, RuleAnchor.At(attribute), attribute.AttributeClass!.Name.Replace("Attribute", ""), owner, reason);
}
