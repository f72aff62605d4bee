using Microsoft.CodeAnalysis;

namespace LlmAttributes.Contract;

/// <content>Results: what an answer is read into.</content>
internal sealed partial class ContractParser
{
    private Fault? ReadResult(IMethodSymbol method, out ResultModel? result)
    {
        result = null;
        if (method.ReturnType.TypeKind == TypeKind.Error)
            return Unsupported(method, isReported: false);

        if (method.RefKind != RefKind.None)
            return Unsupported(method);

        if (method.ReturnType is not INamedTypeSymbol type || CarrierOf(type) is not { } carrier)
            return Raise(RuleCatalog.SynchronousCall, RuleAnchor.At(method), method.Name, Short(method.ReturnType));

        if (type.TypeArguments.Length != 1)
            return Unsupported(method);

        if (Mentions(type.TypeArguments[0], method) is { } own)
        {
            return Raise(
                RuleCatalog.UnsupportedGenerics,
                RuleAnchor.At(method),
                method.Name,
                $"returns its own type parameter '{own}'",
                "name a type or make the interface generic");
        }

        Fault? fault = null;
        result = carrier == ResultCarrier.Stream ? ReadStream(method, type, out fault) : ReadTask(method, carrier, type.TypeArguments[0], out fault);
        return fault is not null ? fault : result is null ? Unsupported(method, isReported: !HasError(type.TypeArguments[0])) : null;
    }

    private static ResultCarrier? CarrierOf(INamedTypeSymbol type) => type.Name switch
    {
        "Task" when IsIn(type, "Threading", "Tasks") => ResultCarrier.Task,
        "ValueTask" when IsIn(type, "Threading", "Tasks") => ResultCarrier.ValueTask,
        "IAsyncEnumerable" when IsIn(type, "Collections", "Generic") => ResultCarrier.Stream,
        "LlmStream" when Declarations.IsOurs(type) => ResultCarrier.Stream,
        _ => null,
    };

    private static bool IsIn(INamedTypeSymbol type, string outer, string inner) =>
        type.ContainingNamespace is { ContainingNamespace: { ContainingNamespace.Name: "System" } container } space
        && space.Name == inner
        && container.Name == outer;

    private ResultModel? ReadTask(IMethodSymbol method, ResultCarrier carrier, ITypeSymbol type, out Fault? fault)
    {
        fault = null;
        var wrapper = ResultWrapper.None;
        var isNullable = type.NullableAnnotation == NullableAnnotation.Annotated;
        if (type is INamedTypeSymbol { TypeArguments.Length: 1 } named && Declarations.IsOurs(named))
        {
            wrapper = named.Name switch
            {
                "LlmResult" => ResultWrapper.LlmResult,
                "EnsembleResponse" => ResultWrapper.EnsembleResponse,
                _ => ResultWrapper.None,
            };
            if (wrapper == ResultWrapper.None)
                return null;

            type = named.TypeArguments[0];
            isNullable |= type.NullableAnnotation == NullableAnnotation.Annotated;
        }

        if (!HasError(type) && AnswerOf(type) is null)
            return ReadJson(method, carrier, wrapper, type, out fault);
        if (AnswerOf(type) is not { } answer || (wrapper == ResultWrapper.EnsembleResponse && answer == AnswerKind.Response))
            return null;

        var members = answer == AnswerKind.Enum ? EnumNames.Read(type, method, _reporter).ToEquatableArray() : default;
        if (answer == AnswerKind.Enum && members.IsEmpty)
            return null;

        return new()
        {
            Carrier = carrier,
            Wrapper = wrapper,
            Answer = answer,
            ValueType = _facts.PlainNameOf(type),
            IsNullable = isNullable,
            EnumName = answer == AnswerKind.Enum ? type.Name : "",
            EnumMembers = members,
            EnumDescription = answer == AnswerKind.Enum ? Descriptions.Of(type) : null,
        };
    }

    internal static AnswerKind? AnswerOf(ITypeSymbol type)
    {
        switch (type.SpecialType)
        {
            case SpecialType.System_String:
                return AnswerKind.Text;
            case SpecialType.System_Boolean:
                return AnswerKind.Boolean;
            case SpecialType.System_SByte or SpecialType.System_Byte or SpecialType.System_Int16 or SpecialType.System_UInt16:
            case SpecialType.System_Int32 or SpecialType.System_UInt32 or SpecialType.System_Int64 or SpecialType.System_UInt64:
            case SpecialType.System_IntPtr or SpecialType.System_UIntPtr:
            case SpecialType.System_Single or SpecialType.System_Double or SpecialType.System_Decimal:
                return AnswerKind.Number;
        }

        if (type.TypeKind == TypeKind.Enum)
            return ShapeReader.IsFlags(type) ? null : AnswerKind.Enum;

        var isSystem = type.ContainingNamespace is { Name: "System", ContainingNamespace.IsGlobalNamespace: true };
        if (isSystem && type is { ContainingType: null, Name: "Half" or "Int128" or "UInt128" })
            return AnswerKind.Number;

        return type.Name == "ChatResponse" && IsExtensionsAI(type.ContainingNamespace) ? AnswerKind.Response : null;
    }

    // A member that is obsolete as an error cannot be named, whatever the pragmas.
    internal static bool IsForbidden(ISymbol member)
    {
        foreach (var attribute in member.GetAttributes())
        {
            var isObsolete = attribute.AttributeClass is { Name: "ObsoleteAttribute", ContainingNamespace.Name: "System" };
            if (isObsolete && attribute.ConstructorArguments is { Length: 2 } arguments && arguments[1].Value is true)
                return true;
        }

        return false;
    }

    private static string? Mentions(ITypeSymbol type, IMethodSymbol method) => method.TypeParameters.IsEmpty ? null : type switch
    {
        ITypeParameterSymbol { TypeParameterKind: TypeParameterKind.Method } parameter => parameter.Name,
        IArrayTypeSymbol array => Mentions(array.ElementType, method),
        INamedTypeSymbol named => MentionsAny(named, method),
        _ => null,
    };

    private static string? MentionsAny(INamedTypeSymbol type, IMethodSymbol method)
    {
        foreach (var argument in type.TypeArguments)
        {
            if (Mentions(argument, method) is { } found)
                return found;
        }

        return null;
    }

    private static bool HasError(ITypeSymbol type)
    {
        if (type.TypeKind == TypeKind.Error)
            return true;

        if (type is INamedTypeSymbol named)
        {
            foreach (var argument in named.TypeArguments)
            {
                if (HasError(argument))
                    return true;
            }
        }

        return type is IArrayTypeSymbol array && HasError(array.ElementType);
    }

    // What the compiler rejects already is not reported twice.
    private Fault Unsupported(IMethodSymbol method, bool isReported = true) => isReported
        ? Raise(RuleCatalog.UnsupportedResult, RuleAnchor.At(method), method.Name, Short(method.ReturnType))
        : Describe(RuleCatalog.UnsupportedResult, method.Name, Short(method.ReturnType));

    private static string Short(ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat);
}
