using Microsoft.CodeAnalysis;

namespace LlmAttributes.Contract;

/// <summary>Parameters whose text is cut into chunks.</summary>
internal static class ChunkParameters
{
    /// <summary>Finds the first parameter of a call that is cut.</summary>
    public static IParameterSymbol? Find(IMethodSymbol call)
    {
        foreach (var parameter in call.Parameters)
        {
            if (Is(parameter))
                return parameter;
        }

        return null;
    }

    public static bool Is(IParameterSymbol parameter) =>
        ParameterMarks.Has(parameter, ParameterMarks.Chunk) && ContractParser.IsValue(parameter) && !ContractParser.IsTenant(parameter);

    /// <summary>Whether the text of a document is read while the call runs.</summary>
    public static bool IsRead(ITypeSymbol type)
    {
        if (IsPieces(type))
            return true;
        for (var at = type; at is not null; at = at.BaseType)
        {
            if (at is { Name: "Stream" or "FileInfo", ContainingType: null, ContainingNamespace: { Name: "IO", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } } })
                return true;
        }

        return false;
    }

    /// <summary>Whether a parameter takes the progress of chunks.</summary>
    public static bool IsProgress(ITypeSymbol type) =>
        type is INamedTypeSymbol { Name: "IProgress", TypeArguments: { Length: 1 } arguments, ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } }
        && arguments[0] is INamedTypeSymbol { Name: "ChunkProgress" } progress && Declarations.IsOurs(progress);

    /// <summary>The type of a parameter as prompts see it.</summary>
    public static ITypeSymbol TypeOf(IParameterSymbol parameter, Compilation compilation) =>
        IsRead(parameter.Type) && Is(parameter) ? compilation.GetSpecialType(SpecialType.System_String) : parameter.Type;

    private static bool IsPieces(ITypeSymbol type) =>
        type is INamedTypeSymbol { Name: "IAsyncEnumerable", TypeArguments: { Length: 1 } arguments, ContainingNamespace: { Name: "Generic", ContainingNamespace: { Name: "Collections", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } } } }
        && arguments[0].SpecialType == SpecialType.System_String;
}
