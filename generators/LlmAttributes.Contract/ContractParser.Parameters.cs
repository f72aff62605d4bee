using Microsoft.CodeAnalysis;

namespace LlmAttributes.Contract;

/// <content>Parameters: their roles and the text of their declarations.</content>
internal sealed partial class ContractParser
{
    private List<ParameterModel> ReadParameters(IMethodSymbol method, ref bool isUnsafe, out Fault? fault)
    {
        fault = null;
        var parameters = new List<ParameterModel>(method.Parameters.Length);
        foreach (var parameter in method.Parameters)
        {
            var role = IsTenant(parameter) ? ParameterRole.Tenant : IsMemory(parameter) ? ParameterRole.Memory : RoleOf(parameter.Type);
            var isPointer = parameter.Type.TypeKind is TypeKind.Pointer or TypeKind.FunctionPointer;
            isUnsafe |= isPointer;
            fault ??= CheckParameter(method, parameter, isPointer);
            fault ??= CheckRole(method, parameter, role, parameters);
            var isChunked = role == ParameterRole.Value && ChunkParameters.Is(parameter);
            var isRead = isChunked && ChunkParameters.IsRead(parameter.Type);
            parameters.Add(new()
            {
                Name = Identifiers.Escape(parameter.Name),
                Type = _facts.NameOf(parameter.Type),
                Role = role,
                IsSensitive = IsSensitive(parameter),
                Input = isRead ? InputModel.Text : ParameterInputs.Of(parameter.Type, role, _facts),
                IsChunked = isChunked,
                RenderedType = isRead ? parameter.HasExplicitDefaultValue ? "string?" : "string" : null,
                IsStable = role == ParameterRole.Value && ParameterMarks.Has(parameter, ParameterMarks.CachePrefix),
                IsUntrusted = role == ParameterRole.Value && ParameterMarks.Has(parameter, ParameterMarks.Untrusted),
                Modifier = ParameterText.ModifierOf(parameter),
                Default = ParameterText.DefaultOf(method, parameter, _facts),
            });
        }

        return parameters;
    }

    private Fault? CheckParameter(IMethodSymbol method, IParameterSymbol parameter, bool isPointer)
    {
        if (parameter.RefKind != RefKind.None)
        {
            var kind = ParameterText.ModifierOf(parameter).Trim();
            return Raise(RuleCatalog.UnsupportedParameter, RuleAnchor.At(parameter), parameter.Name, method.Name, $"is passed by '{kind}'", $"remove '{kind}'");
        }

        if (isPointer)
            return Raise(RuleCatalog.UnsupportedParameter, RuleAnchor.At(parameter), parameter.Name, method.Name, "is a pointer", "pass the value itself");

        if (parameter.Type.SpecialType != SpecialType.System_String && IsTenant(parameter))
            return Raise(RuleCatalog.UnsupportedParameter, RuleAnchor.At(parameter), parameter.Name, method.Name, "names the tenant but is no string", "make it a string");

        if (parameter.Type.SpecialType != SpecialType.System_String && IsMemory(parameter))
            return Raise(RuleCatalog.UnsupportedParameter, RuleAnchor.At(parameter), parameter.Name, method.Name, "names the conversation but is no string", "make it a string");

        return parameter.Type.IsRefLikeType
            ? Raise(RuleCatalog.UnsupportedParameter, RuleAnchor.At(parameter), parameter.Name, method.Name, "is a ref struct", "pass a string or an array")
            : null;
    }

    private Fault? CheckRole(IMethodSymbol method, IParameterSymbol parameter, ParameterRole role, List<ParameterModel> before)
    {
        if (role == ParameterRole.Value)
            return null;

        foreach (var other in before)
        {
            var isSame = other.Role == role && role is not (ParameterRole.Attachment or ParameterRole.Tool);
            if (isSame || IsMixed(other.Role, role))
            {
                return Raise(
                    RuleCatalog.UnsupportedParameter,
                    RuleAnchor.At(parameter),
                    parameter.Name,
                    method.Name,
                    $"has the role of '{other.Name}'",
                    "keep one of them");
            }
        }

        return null;
    }

    /// <summary>Whether a parameter names the tenant.</summary>
    public static bool IsTenant(IParameterSymbol parameter) => IsMarked(parameter, "TenantAttribute");

    /// <summary>Whether nobody but the model may see a parameter's value.</summary>
    public static bool IsSensitive(IParameterSymbol parameter) => IsMarked(parameter, "SensitiveAttribute");

    private static bool IsMarked(IParameterSymbol parameter, string name)
    {
        foreach (var attribute in parameter.GetAttributes())
        {
            if (attribute.AttributeClass is { } type && type.Name == name && Declarations.IsOurs(type))
                return true;
        }

        return false;
    }

    /// <summary>Whether a parameter names the conversation.</summary>
    public static bool IsMemory(IParameterSymbol parameter) => ParameterMarks.Has(parameter, ParameterMarks.Memory);

    private static MemoryModel? ReadMemory(IMethodSymbol method)
    {
        foreach (var parameter in method.Parameters)
        {
            if (ParameterMarks.Find(parameter, ParameterMarks.Memory) is { } mark)
                return new(Identifiers.Escape(parameter.Name), AttributeReader.Integer(mark, "MaxTokens"), AttributeReader.EnumText(mark, "Trim", "MemoryTrim"));
        }

        return null;
    }

    private static bool IsMixed(ParameterRole one, ParameterRole other) => (one, other)
        is (ParameterRole.Memory, ParameterRole.History) or (ParameterRole.History, ParameterRole.Memory)
        or (ParameterRole.Attachment, ParameterRole.Attachments) or (ParameterRole.Attachments, ParameterRole.Attachment)
        or (ParameterRole.Tool, ParameterRole.Tools) or (ParameterRole.Tools, ParameterRole.Tool);

    public static ParameterRole RoleOf(ITypeSymbol type)
    {
        if (type.SpecialType is not SpecialType.None and not SpecialType.System_Collections_Generic_IEnumerable_T || type is ITypeParameterSymbol)
            return ParameterRole.Value;

        if (type is { Name: "CancellationToken", ContainingNamespace: { Name: "Threading", ContainingNamespace.Name: "System" } })
            return ParameterRole.CancellationToken;

        if (ChunkParameters.IsProgress(type))
            return ParameterRole.Progress;

        if (type.Name == "LlmCallOptions" && Declarations.IsOurs(type as INamedTypeSymbol))
            return ParameterRole.CallOptions;

        if (DerivesFrom(type, "ChatOptions"))
            return ParameterRole.ChatOptions;

        if (DerivesFrom(type, "AIContent"))
            return ParameterRole.Attachment;

        if (DerivesFrom(type, "AITool"))
            return ParameterRole.Tool;

        return ElementOf(type) switch
        {
            { } element when DerivesFrom(element, "ChatMessage") => ParameterRole.History,
            { } element when DerivesFrom(element, "AIContent") => ParameterRole.Attachments,
            { } element when DerivesFrom(element, "AITool") => ParameterRole.Tools,
            _ => ParameterRole.Value,
        };
    }

    private static ITypeSymbol? ElementOf(ITypeSymbol type)
    {
        if (type is IArrayTypeSymbol { Rank: 1 } array)
            return array.ElementType;

        if (type is not INamedTypeSymbol named || named.TypeKind is TypeKind.Enum or TypeKind.Delegate or TypeKind.Error)
            return null;

        if (IsSequence(named))
            return named.TypeArguments[0];

        foreach (var implemented in named.AllInterfaces)
        {
            if (IsSequence(implemented))
                return implemented.TypeArguments[0];
        }

        return null;
    }

    private static bool IsSequence(INamedTypeSymbol type) => type.OriginalDefinition.SpecialType == SpecialType.System_Collections_Generic_IEnumerable_T;

    private static bool DerivesFrom(ITypeSymbol type, string name)
    {
        if (type.TypeKind != TypeKind.Class)
            return false;

        for (var at = type; at is not null; at = at.BaseType)
        {
            if (at.Name == name && IsExtensionsAI(at.ContainingNamespace))
                return true;
        }

        return false;
    }

    private static bool IsExtensionsAI(INamespaceSymbol? space) =>
        space is { Name: "AI", ContainingNamespace: { Name: "Extensions", ContainingNamespace: { Name: "Microsoft" } root } }
        && root.ContainingNamespace.IsGlobalNamespace;
}
