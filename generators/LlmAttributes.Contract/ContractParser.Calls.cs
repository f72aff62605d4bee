using Microsoft.CodeAnalysis;

namespace LlmAttributes.Contract;

/// <content>Methods and the members that no client can implement.</content>
internal sealed partial class ContractParser
{
    private CallModel ReadCall(IMethodSymbol method)
    {
        var declarations = Declarations.Read(method);
        var level = LevelOf(method, declarations);
        var isUnsafe = false;
        var parameters = ReadParameters(method, ref isUnsafe, out var fault);
        ResultModel? result = null;
        fault ??= ReadResult(method, out result);
        var (sticky, task) = ReadRouteParameters(method, level, parameters);
        ReadPartitions(level, parameters);
        PromptModel? prompt = null;
        EquatableArray<RetrieveModel> retrievals = default;
        var variants = new List<VariantPrompt>();
        var policy = WithKinds(PolicyOf(level, declarations, result), task);
        if (result is not null)
        {
            // Faults of the result and of the prompt have nothing to do with each other, so both are told.
            var broken = ReadPrompt(method, declarations, level, result, policy.Ensemble, ref parameters, out retrievals, out prompt, out variants);
            fault ??= broken;
        }

        fault ??= CheckMemberVariants(method, level, policy.Ensemble);
        var shares = variants.FindAll(static variant => !variant.IsOfMember);
        var members = variants.FindAll(static variant => variant.IsOfMember);
        if (!policy.CachePrefix && parameters.Exists(static parameter => parameter.IsStable))
            policy = policy with { CachePrefix = true };
        policy = WithHistory(policy, parameters);
        fault ??= PolicyFaults.Find(level, method.Name) ?? FindInherited(level.Outer) ?? CheckVotes(method, level, ref result) ?? CheckTools(method, level, policy) ?? CheckGuards(method, level);
        var toolFault = ReadTools(method, level, policy, out var tools);
        fault ??= toolFault;
        if (ReadChunk(method, result, tools, out var unfit) is { } chunk)
            policy = policy with { Chunk = chunk };
        fault ??= unfit;
        policy = WithCache(method, WithoutIdleShadow(method, level, policy, tools), parameters, tools);
        fault ??= CheckOwner(method, policy);
        fault ??= CheckBody(method, declarations);
        var many = ReadMany(method, declarations, result, parameters, out var unfitMany);
        fault ??= unfitMany;
        EquatableArray<LastResortModel> lastResorts = default;
        if (result is not null)
        {
            lastResorts = _lastResorts.Read(method, declarations, level, ConstantOf(method, result), out var unanswered);
            fault ??= unanswered;
        }

        var cases = ReadCases(method, declarations, result, parameters, fault);
        _shape.CheckAliases(method);

        var isExplicit = !_names.TryTakeSignature(method, ParameterText.Signature(method, _facts, static _ => true))
            || method.DeclaredAccessibility != Accessibility.Public;
        var isRendered = fault is null;
        var isShown = parameters.Exists(static parameter => parameter is { IsSensitive: true, IsRendered: true });
        var rendered = isRendered ? ParameterText.Signature(method, _facts, i => parameters[i].IsRendered, i => parameters[i].RenderedType) : "";
        return new()
        {
            Name = method.Name,
            ExplicitInterface = isExplicit ? _facts.PlainNameOf(method.ContainingType) : null,
            ReturnType = ParameterText.RefOf(method.RefKind) + _facts.NameOf(method.ReturnType),
            Generics = _shape.GenericsOf(method.TypeParameters, isExplicit),
            RenderGenerics = isExplicit && isRendered ? _shape.GenericsOf(method.TypeParameters, isExplicit: false) : null,
            Parameters = parameters.ToEquatableArray(),
            FieldName = isRendered ? _names.TakeField(method.Name) : "",
            RenderName = isRendered ? _names.TakeStatic("Render", method.Name, rendered) : "",
            FencedName = isRendered && (!retrievals.IsEmpty || parameters.Exists(static parameter => parameter.IsUntrusted)) ? _names.TakeStatic("Render", method.Name, rendered + "PromptFence") : "",
            ShowName = isRendered && isShown ? _names.TakeStatic("Show", method.Name, rendered) : "",
            KeyName = isRendered && policy.Cache is not null ? _names.TakeStatic("Key", method.Name, "CacheText" + rendered) : "",
            EstimateName = isRendered ? _names.TakeStatic("Estimate", method.Name, rendered) : "",
            RenderModifiers = RenderModifiersOf(method),
            Result = result,
            Prompt = prompt,
            Tools = tools,
            Memory = ReadMemory(method),
            Retrievals = retrievals,
            Variants = isRendered && shares.Count > 0 ? NameVariants(method, shares, rendered, isShown, policy.Cache is not null) : default,
            MemberVariants = isRendered && members.Count > 0 ? NameVariants(method, members, rendered, isShown, hasKey: false) : default,
            StickyKey = (policy.Ensemble is null || policy.Shadow is not null || shares.Count > 0) && sticky is not null ? Identifiers.Escape(sticky.Name) : null,
            TaskType = policy.Ensemble is null && task is not null ? Identifiers.Escape(task.Name) : null,
            IsTaskNullable = task is not null && task.Type.TypeKind != TypeKind.Enum,
            ExplainName = isRendered && policy is { Route: not null, Ensemble: null } ? _names.TakeStatic("Explain", method.Name, ParameterText.Signature(method, _facts, static _ => true, i => parameters[i].RenderedType)) : "",
            Policy = policy,
            LastResorts = lastResorts,
            Many = many,
            Cases = cases,
            IsUnsafe = isUnsafe || method.ReturnType.TypeKind is TypeKind.Pointer or TypeKind.FunctionPointer,
            Fault = fault,
        };
    }

    private Fault? FindInherited(DeclarationLevel? level)
    {
        if (ReferenceEquals(level, _level) && _inheritedFault is { } known)
            return known.Fault;

        Fault? fault = null;
        for (var at = level; at is not null && fault is null; at = at.Outer)
            fault = PolicyFaults.Find(at, ReferenceEquals(at.Own, _declarations) ? _type.Name : _type.ContainingAssembly.Name);
        if (ReferenceEquals(level, _level))
            _inheritedFault = new(fault);
        return fault;
    }

    private DeclarationLevel LevelOf(IMethodSymbol method, Declarations own)
    {
        if (SymbolEqualityComparer.Default.Equals(method.ContainingType, _type))
            return new(own, _level, method);

        var inherited = Declarations.Read(method.ContainingType);
        return new(own, inherited.IsEmpty ? _level : new(_declarations, new(inherited, _facts.AssemblyLevel, method.ContainingType), _type), method);
    }

    private static ConstantTarget? ConstantOf(IMethodSymbol method, ResultModel result)
    {
        if (result.Wrapper == ResultWrapper.EnsembleResponse || result.Answer is AnswerKind.Response or AnswerKind.Updates || result.IsStreamOfValues)
            return null;

        var type = ((INamedTypeSymbol)method.ReturnType).TypeArguments[0];
        return new(result.Answer, result.Wrapper == ResultWrapper.None ? type : ((INamedTypeSymbol)type).TypeArguments[0], result.ValueType);
    }

    private PolicyModel PolicyOf(DeclarationLevel level, Declarations own, ResultModel? result)
    {
        var policy = own.IsPolicyFree && ReferenceEquals(level.Outer, _level) ? _policy : PolicyReader.Read(level);
        return policy.Ensemble is not null && result is not { IsComparable: true } ? policy with { Ensemble = null } : policy;
    }

    private string RenderModifiersOf(IMethodSymbol method)
    {
        var access = method.DeclaredAccessibility switch
        {
            Accessibility.Internal => "internal ",
            Accessibility.Protected => "protected ",
            Accessibility.ProtectedOrInternal => "protected internal ",
            Accessibility.ProtectedAndInternal => "private protected ",
            _ => "",
        };
        var isHiding = !SymbolEqualityComparer.Default.Equals(method.ContainingType, _type) && Declarations.Read(method.ContainingType).IsLlmClient;
        return access + (isHiding ? "new static " : "static ");
    }

    private MemberModel ReadStub(ISymbol member)
    {
        var owner = _facts.PlainNameOf(member.ContainingType);
        var fault = Raise(RuleCatalog.UnsupportedMember, RuleAnchor.At(member), member.Name, KindOf(member));
        if (member is IEventSymbol @event)
            return new($"event {_facts.NameOf(@event.Type)} {owner}.{Identifiers.Escape(@event.Name)}", ["add", "remove"], fault);

        var property = (IPropertySymbol)member;
        var accessors = new List<string>();
        if (property.GetMethod is not null)
            accessors.Add("get");
        if (property.SetMethod is { } setter)
            accessors.Add(setter.IsInitOnly ? "init" : "set");

        var name = property.IsIndexer ? "this" + ParameterText.Indexer(property, _facts) : Identifiers.Escape(property.Name);
        return new($"{ParameterText.RefOf(property.RefKind)}{_facts.NameOf(property.Type)} {owner}.{name}", accessors.ToEquatableArray(), fault);
    }

    private static string KindOf(ISymbol member) => member switch
    {
        IEventSymbol => "an event",
        IPropertySymbol { IsIndexer: true } => "an indexer",
        _ => "a property",
    };
}
