using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace LlmAttributes.Contract;

/// <summary>The attributes of the library on parameters.</summary>
internal static class ParameterMarks
{
    public const string Untrusted = "UntrustedAttribute";
    public const string Memory = "MemoryAttribute";
    public const string CachePrefix = "CachePrefixAttribute";
    public const string Chunk = "ChunkAttribute";
    public const string Vote = "VoteAttribute";
    public const string RunId = "RunIdAttribute";

    private static readonly string[] s_ofValues = [Untrusted, CachePrefix, Chunk];

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
            if (IsMark(attribute, parameter))
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
                if (IsMark(attribute, parameter))
                    Report(attribute, parameter.Name, reason, reporter);
            }
        }
    }

    private static bool IsMark(AttributeData attribute, IParameterSymbol parameter) => Declarations.IsOurs(attribute.AttributeClass) && attribute.AttributeClass!.Name switch
    {
        // At the constructor of a result it is said of the property.
        Vote => parameter.ContainingSymbol is not IMethodSymbol { MethodKind: MethodKind.Constructor },
        RunId => Declarations.Read(parameter.ContainingSymbol).Workflow is null,
        _ => true,
    };

    /// <summary>Reports the marks of a call whose parameter takes no part in the prompt.</summary>
    public static void Check(IMethodSymbol call, RuleReporter reporter)
    {
        foreach (var parameter in call.Parameters)
        {
            if (Find(parameter, Vote) is { } vote)
                Report(vote, parameter.Name, "which is no value of a result", reporter);
            if (Find(parameter, RunId) is { } run)
                Report(run, parameter.Name, "whose method is no workflow", reporter);
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
