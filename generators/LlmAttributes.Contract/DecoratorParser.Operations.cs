using Microsoft.CodeAnalysis;

namespace LlmAttributes.Contract;

/// <content>Methods and their policies.</content>
internal sealed partial class DecoratorParser
{
    private OperationModel ReadOperation(IMethodSymbol method)
    {
        var kind = KindOf(method);
        var own = Declarations.Read(method);
        var level = LevelOf(method, own);
        var policy = PolicyModel.None;
        EquatableArray<LastResortModel> lastResorts = default;
        Fault? broken = null;
        if (kind != DecorationKind.Forward)
        {
            policy = PolicyOf(method, level, kind);
            lastResorts = ReadLastResorts(method, own, level, ResultOf(method, kind), out broken);
        }

        if (policy == PolicyModel.None && lastResorts.IsEmpty && broken is null)
            kind = DecorationKind.Forward;

        var isUnsafe = method.ReturnType.TypeKind is TypeKind.Pointer or TypeKind.FunctionPointer;
        var parameters = new List<ParameterModel>(method.Parameters.Length);
        Fault? fault = null;
        foreach (var parameter in method.Parameters)
        {
            isUnsafe |= parameter.Type.TypeKind is TypeKind.Pointer or TypeKind.FunctionPointer;
            if (kind != DecorationKind.Forward)
                fault ??= CheckParameter(method, parameter);
            parameters.Add(new()
            {
                Name = Identifiers.Escape(parameter.Name),
                Type = _facts.NameOf(parameter.Type),
                Role = CallSymbols.IsCancellationToken(parameter.Type) ? ParameterRole.CancellationToken : ParameterRole.Value,
                Modifier = ParameterText.ModifierOf(parameter),
            });
        }

        if (fault is null && kind != DecorationKind.Forward && (method.RefKind != RefKind.None || method.ReturnType.IsRefLikeType || isUnsafe))
            fault = Raise(RuleAnchor.At(method), method.Name, "returns by reference", "switch its policies off or return a value");

        fault ??= broken;
        if (fault is null && policy.Cache is not null)
            fault = CheckKey(method);

        for (var at = level; at is not null && kind != DecorationKind.Forward; at = at.Outer)
            fault ??= PolicyFaults.Find(at, method.Name);

        _shape.CheckAliases(method);
        var isExplicit = !_names.TryTakeSignature(method, ParameterText.Signature(method, _facts, static _ => true))
            || method.DeclaredAccessibility != Accessibility.Public;
        return new()
        {
            Name = method.Name,
            ExplicitInterface = isExplicit ? Owner(method) : null,
            ReturnType = ParameterText.RefOf(method.RefKind) + _facts.NameOf(method.ReturnType),
            Generics = _shape.GenericsOf(method.TypeParameters, isExplicit),
            Parameters = parameters.ToEquatableArray(),
            FieldName = kind == DecorationKind.Forward || fault is not null ? "" : _names.TakeField(method.Name),
            Kind = kind,
            Policy = policy,
            ResultType = ResultOf(method, kind) is { } result ? _facts.NameOf(result) : "",
            LastResorts = lastResorts,
            Owner = IsOwn(method) ? null : Owner(method),
            IsUnsafe = isUnsafe,
            ReturnsByRef = method.RefKind != RefKind.None,
            Fault = fault,
        };
    }

    private static DecorationKind KindOf(IMethodSymbol method)
    {
        if (!method.IsAbstract)
            return DecorationKind.Forward;
        if (CallSymbols.IsStream(method))
            return DecorationKind.Stream;
        if (!CallSymbols.IsTask(method))
            return DecorationKind.Synchronous;
        return method.ReturnType.Name == "Task" ? DecorationKind.Task : DecorationKind.ValueTask;
    }

    private DeclarationLevel LevelOf(IMethodSymbol method, Declarations own) => IsOwn(method)
        ? new(own, _level)
        : new(own, new(_declarations, new(Declarations.Read(method.ContainingType), _facts.AssemblyLevel)));

    private Fault? CheckParameter(IMethodSymbol method, IParameterSymbol parameter)
    {
        if (parameter.RefKind != RefKind.None)
            return Raise(RuleAnchor.At(parameter), method.Name, $"passes '{parameter.Name}' by reference", "switch its policies off or pass it by value");

        if (parameter.Type.IsRefLikeType)
            return Raise(RuleAnchor.At(parameter), method.Name, $"takes the ref struct '{parameter.Name}'", "switch its policies off or take an array");

        return parameter.Type.TypeKind is TypeKind.Pointer or TypeKind.FunctionPointer
            ? Raise(RuleAnchor.At(parameter), method.Name, $"takes the pointer '{parameter.Name}'", "switch its policies off or take a value")
            : null;
    }

    private Fault Raise(RuleAnchor anchor, params object?[] arguments)
    {
        _reporter.Report(RuleCatalog.UnsupportedDecoratedMember, anchor, arguments);
        return Fault.Of(RuleCatalog.UnsupportedDecoratedMember, arguments);
    }
}
