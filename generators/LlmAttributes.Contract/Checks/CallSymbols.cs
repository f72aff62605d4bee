using Microsoft.CodeAnalysis;

namespace LlmAttributes.Contract;

/// <summary>What the checks ask about methods of a contract.</summary>
internal static class CallSymbols
{
    /// <summary>Whether the client implements the method; members with a body, static members and accessors stay as they are.</summary>
    public static bool IsCall(IMethodSymbol method) => method is { MethodKind: MethodKind.Ordinary, IsAbstract: true, IsStatic: false };

    public static bool IsStream(IMethodSymbol method) =>
        Is(method.ReturnType, "IAsyncEnumerable", "System.Collections.Generic") || Is(method.ReturnType, "LlmStream", "LlmAttributes");

    /// <summary>Whether the method streams values that are read out of the answer, and not the answer as it comes.</summary>
    public static bool IsStreamOfValues(IMethodSymbol method) =>
        IsStream(method) && Argument(method.ReturnType) is { SpecialType: not SpecialType.System_String } item && !Is(item, "ChatResponseUpdate", "Microsoft.Extensions.AI");

    public static bool IsTask(IMethodSymbol method) =>
        Is(method.ReturnType, "Task", "System.Threading.Tasks") || Is(method.ReturnType, "ValueTask", "System.Threading.Tasks");

    public static bool IsAsyncEnumerable(IMethodSymbol method) => Is(method.ReturnType, "IAsyncEnumerable", "System.Collections.Generic");

    /// <summary>Whether a parameter is told of the steps of a workflow.</summary>
    public static bool IsWorkflowProgress(ITypeSymbol type) => Is(type, "IProgress", "System") && Argument(type) is { } argument && Is(argument, "WorkflowEvent", "LlmAttributes");

    public static bool IsCancellationToken(ITypeSymbol type) => Is(type, "CancellationToken", "System.Threading");

    /// <summary>Whether several answers can be compared with each other, as an ensemble does.</summary>
    public static bool IsComparable(IMethodSymbol method)
    {
        var result = Argument(method.ReturnType);
        if (IsStream(method))
            return result is { SpecialType: SpecialType.System_String };
        if (result is not null && Is(result, "LlmResult", "LlmAttributes"))
            result = Argument(result);
        return result is null || !Is(result, "ChatResponse", "Microsoft.Extensions.AI");
    }

    /// <summary>Whether the answer is text, alone or with the facts of its call.</summary>
    public static bool IsText(IMethodSymbol method) => !IsStream(method) && ValueOf(method) is { SpecialType: SpecialType.System_String };

    /// <summary>Whether an answer may not be readable as the result: it is neither text nor the response itself.</summary>
    public static bool IsRead(IMethodSymbol method)
    {
        if (IsStream(method))
            return IsStreamOfValues(method);

        var result = ValueOf(method);
        return result is { SpecialType: not SpecialType.System_String } && !Is(result, "ChatResponse", "Microsoft.Extensions.AI");
    }

    /// <summary>The type of one answer, whatever it is returned in; that of a stream is what it yields.</summary>
    public static ITypeSymbol? ValueOf(IMethodSymbol method)
    {
        var result = Argument(method.ReturnType);
        return result is not null && (Is(result, "LlmResult", "LlmAttributes") || Is(result, "EnsembleResponse", "LlmAttributes")) ? Argument(result) : result;
    }

    /// <summary>Whether the result shows the answer of each member of an ensemble.</summary>
    public static bool IsEnsembleResponse(IMethodSymbol method) => IsTask(method) && Argument(method.ReturnType) is { } result && Is(result, "EnsembleResponse", "LlmAttributes");

    private static ITypeSymbol? Argument(ITypeSymbol type) => type is INamedTypeSymbol { TypeArguments: { Length: 1 } arguments } ? arguments[0] : null;

    private static bool Is(ITypeSymbol type, string name, string space) =>
        type.Name == name && type.ContainingType is null && type.ContainingNamespace is { } container && IsSpace(container, space);

    private static bool IsSpace(INamespaceSymbol space, string name)
    {
        var end = name.Length;
        for (; !space.IsGlobalNamespace; space = space.ContainingNamespace)
        {
            var start = end - space.Name.Length;
            if (start < 0 || string.CompareOrdinal(name, start, space.Name, 0, space.Name.Length) != 0 || (start > 0 && name[start - 1] != '.'))
                return false;
            end = start - 1;
        }

        return end < 0;
    }
}
