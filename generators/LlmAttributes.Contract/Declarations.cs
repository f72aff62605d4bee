using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace LlmAttributes.Contract;

/// <summary>The attributes of one method, interface or assembly, found in one pass.</summary>
internal sealed class Declarations
{
    private const int Kinds = (int)DeclarationKind.OptimizeQuery + 1;

    private AttributeData?[]? _found;

    private Declarations()
    {
    }

    public static Declarations None { get; } = new();

    public List<AttributeData>? Examples { get; private set; }

    /// <summary>All fragments, in their order.</summary>
    public List<AttributeData>? Fragments { get; private set; }

    /// <summary>All variants of the prompt, in their order.</summary>
    public List<AttributeData>? Variants { get; private set; }

    /// <summary>All fallbacks, in their order.</summary>
    public List<AttributeData>? Fallbacks { get; private set; }

    /// <summary>All kinds of task with their models, in their order.</summary>
    public List<AttributeData>? RouteTasks { get; private set; }

    /// <summary>All lengths with their models, in their order.</summary>
    public List<AttributeData>? RouteBands { get; private set; }

    /// <summary>What single members of an ensemble do differently, in their order.</summary>
    public List<AttributeData>? Members { get; private set; }

    /// <summary>All guards of prompts, in their order.</summary>
    public List<AttributeData>? InputGuards { get; private set; }

    /// <summary>All guards of answers, in their order.</summary>
    public List<AttributeData>? OutputGuards { get; private set; }

    /// <summary>All retrievals of passages, in their order.</summary>
    public List<AttributeData>? Retrievals { get; private set; }

    /// <summary>All cases of a call, in their order.</summary>
    public List<AttributeData>? Cases { get; private set; }

    /// <summary>What makes a method with a body a workflow.</summary>
    public AttributeData? Workflow { get; private set; }

    /// <summary>What adds a method for many items.</summary>
    public AttributeData? Many { get; private set; }

    public bool IsLlmClient { get; private set; }

    public bool IsDecorated { get; private set; }

    /// <summary>Whether nothing but prompt texts is declared.</summary>
    public bool IsPolicyFree { get; private set; } = true;

    public bool IsEmpty => _found is null && Examples is null && Fragments is null && Variants is null && Retrievals is null && RouteTasks is null && RouteBands is null && InputGuards is null && OutputGuards is null && Members is null && Many is null && Cases is null;

    public AttributeData? this[DeclarationKind kind] => _found?[(int)kind];

    public static Declarations Read(ISymbol symbol)
    {
        var attributes = symbol.GetAttributes();
        return attributes.IsEmpty ? None : Read(attributes);
    }

    public static bool IsOurs(INamedTypeSymbol? type) =>
        type is { ContainingType: null, ContainingNamespace: { Name: MetadataNames.RootNamespace, ContainingNamespace.IsGlobalNamespace: true } };

    private static Declarations Read(ImmutableArray<AttributeData> attributes)
    {
        Declarations? declarations = null;
        foreach (var attribute in attributes)
        {
            if (IsOurs(attribute.AttributeClass))
                (declarations ??= new()).Add(attribute, attribute.AttributeClass!.Name);
        }

        return declarations ?? None;
    }

    private void Add(AttributeData attribute, string name)
    {
        switch (name)
        {
            case MetadataNames.LlmClientAttribute: IsLlmClient = true; break;
            case MetadataNames.DecorateAttribute: IsDecorated = true; break;
            case "ExampleAttribute" or "ExamplesAttribute": (Examples ??= new()).Add(attribute); break;
            case "PromptFragmentAttribute": (Fragments ??= new()).Add(attribute); break;
            case "PromptVariantAttribute": (Variants ??= new()).Add(attribute); break;
            case "PromptCaseAttribute": (Cases ??= new()).Add(attribute); break;
            case "RetrieveAttribute": (Retrievals ??= new()).Add(attribute); break;
            case "ToolsAttribute": Set(DeclarationKind.Tools, attribute); break;
            case "PromptAttribute": Set(DeclarationKind.Prompt, attribute); break;
            case "SystemPromptAttribute": Set(DeclarationKind.SystemPrompt, attribute); break;
            case "ModelAttribute": Set(DeclarationKind.Model, attribute); break;
            case "ModelOptionsAttribute": Set(DeclarationKind.ModelOptions, attribute); break;
            case "TracePerformanceAttribute": Set(DeclarationKind.TracePerformance, attribute); break;
            case "CircuitBreakerAttribute": Set(DeclarationKind.CircuitBreaker, attribute); break;
            case "RetryWithBackoffAttribute": Set(DeclarationKind.RetryWithBackoff, attribute); break;
            case "TimeoutAttribute": Set(DeclarationKind.Timeout, attribute); break;
            case "FallbackAttribute": (Fallbacks ??= new()).Add(attribute); Set(DeclarationKind.Fallback, attribute); break;
            case "RouteTaskAttribute": (RouteTasks ??= new()).Add(attribute); IsPolicyFree = false; break;
            case "RouteBandAttribute": (RouteBands ??= new()).Add(attribute); IsPolicyFree = false; break;
            case "RouteByAttribute": Set(DeclarationKind.RouteBy, attribute); break;
            case "EnsembleAttribute" or "CascadeAttribute": Set(DeclarationKind.Ensemble, attribute); break;
            case "EnsembleMemberAttribute": (Members ??= new()).Add(attribute); IsPolicyFree = false; break;
            case "BudgetAttribute": Set(DeclarationKind.Budget, attribute); break;
            case "HedgeAttribute": Set(DeclarationKind.Hedge, attribute); break;
            case "BulkheadAttribute": Set(DeclarationKind.Bulkhead, attribute); break;
            case "CachePrefixAttribute": Set(DeclarationKind.CachePrefix, attribute); break;
            case "RepairAttribute": Set(DeclarationKind.Repair, attribute); break;
            case "MonitorQualityAttribute": Set(DeclarationKind.MonitorQuality, attribute); break;
            case "OptimizeQueryAttribute": Set(DeclarationKind.OptimizeQuery, attribute); break;
            case "MaskPersonalDataAttribute": Set(DeclarationKind.MaskPersonalData, attribute); break;
            case "ShadowAttribute": Set(DeclarationKind.Shadow, attribute); break;
            case "InputGuardAttribute": (InputGuards ??= new()).Add(attribute); IsPolicyFree = false; break;
            case "OutputGuardAttribute": (OutputGuards ??= new()).Add(attribute); IsPolicyFree = false; break;
            case "WorkflowAttribute": Workflow ??= attribute; break;
            case "ManyAttribute": Many ??= attribute; break;
            case "CacheAttribute": Set(DeclarationKind.Cache, attribute); break;
        }
    }

    private void Set(DeclarationKind kind, AttributeData attribute)
    {
        _found ??= new AttributeData?[Kinds];
        _found[(int)kind] ??= attribute;
        IsPolicyFree &= kind is DeclarationKind.Prompt or DeclarationKind.SystemPrompt;
    }
}
