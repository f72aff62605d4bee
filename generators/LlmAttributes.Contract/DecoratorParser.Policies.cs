using Microsoft.CodeAnalysis;

namespace LlmAttributes.Contract;

/// <content>Which policies hold for a method, and whether they can.</content>
internal sealed partial class DecoratorParser
{
    private static PolicyModel PolicyOf(IMethodSymbol method, DeclarationLevel level, DecorationKind kind)
    {
        var policy = PolicyReader.Read(level);
        var kept = new PolicyModel
        {
            Trace = policy.Trace,
            CircuitBreaker = policy.CircuitBreaker,
            WhenAllOpen = policy.WhenAllOpen,
            Cache = kind != DecorationKind.Stream && ResultOf(method, kind) is not null ? PolicyReader.ReadOperationCache(level) : null,
        };
        return kind == DecorationKind.Synchronous
            ? kept
            : kept with { Retry = policy.Retry, Bulkhead = policy.Bulkhead, Timeout = TimeoutOf(policy.Timeout, kind == DecorationKind.Stream) };
    }

    private static TimeoutModel? TimeoutOf(TimeoutModel? timeout, bool isStream)
    {
        if (timeout is null)
            return null;

        var kept = new TimeoutModel
        {
            TotalSeconds = timeout.TotalSeconds,
            AttemptSeconds = timeout.AttemptSeconds,
            FirstTokenSeconds = isStream ? timeout.FirstTokenSeconds : null,
            IdleSeconds = isStream ? timeout.IdleSeconds : null,
        };
        return kept == s_noTimeout ? null : kept;
    }

    /// <summary>The type of the result, or of a stream's items; <see langword="null"/> when there is none.</summary>
    private static ITypeSymbol? ResultOf(IMethodSymbol method, DecorationKind kind) => kind == DecorationKind.Synchronous
        ? method.ReturnsVoid ? null : method.ReturnType
        : method.ReturnType is INamedTypeSymbol { TypeArguments: { Length: 1 } arguments } ? arguments[0] : null;

    private EquatableArray<LastResortModel> ReadLastResorts(
        IMethodSymbol method, Declarations own, DeclarationLevel level, ITypeSymbol? result, out Fault? fault)
    {
        fault = null;

        // A contract's client falls back by itself.
        if (_declarations.IsLlmClient || Declarations.Read(method.ContainingType).IsLlmClient)
            return default;

        var type = result is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable ? nullable.TypeArguments[0] : result;
        ConstantTarget? target = type is not null && ContractParser.AnswerOf(type) is { } answer and not AnswerKind.Response
            ? new(answer, type, _facts.PlainNameOf(type))
            : null;
        return _lastResorts.Read(method, own, level, target, out fault);
    }

    private Fault? CheckKey(IMethodSymbol method)
    {
        if (method.IsGenericMethod)
            return RaiseKey(RuleAnchor.At(method), method.Name, "is generic", "switch it off or name the types");

        foreach (var parameter in method.Parameters)
        {
            if (CallSymbols.IsCancellationToken(parameter.Type) || new ValueEquality(_facts.Compilation.Assembly).WhyNot(parameter.Type) is not { } reason)
                continue;

            var type = parameter.Type.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat);
            return RaiseKey(
                RuleAnchor.At(parameter), method.Name, $"takes '{parameter.Name}' of type '{type}', {reason}", "switch it off or pass texts, numbers or records of such");
        }

        return null;
    }

    private Fault RaiseKey(RuleAnchor anchor, params object?[] arguments)
    {
        _reporter.Report(RuleCatalog.UncacheableArguments, anchor, arguments);
        return Fault.Of(RuleCatalog.UncacheableArguments, arguments);
    }
}
