using Microsoft.CodeAnalysis;

namespace LlmAttributes.Contract;

/// <summary>Which methods can answer in the place of a call: those that take and return the same.</summary>
internal static class FallbackMethods
{
    public static bool Fits(IMethodSymbol method, IMethodSymbol call)
    {
        if (method.IsStatic && (method.IsAbstract || method.IsVirtual))
            return false;

        return method.Arity == call.Arity && method.RefKind == RefKind.None && HasSameTypes(Close(method, call), call, SymbolEqualityComparer.Default)
            && HasSameConstraints(method, call);
    }

    public static bool HasSameNullability(IMethodSymbol method, IMethodSymbol call) =>
        HasSameTypes(Close(method, call), call, SymbolEqualityComparer.IncludeNullability);

    private static bool HasSameTypes(IMethodSymbol method, IMethodSymbol call, SymbolEqualityComparer comparer)
    {
        if (method.Parameters.Length != call.Parameters.Length || !comparer.Equals(method.ReturnType, call.ReturnType))
            return false;

        for (var i = 0; i < method.Parameters.Length; i++)
        {
            if (method.Parameters[i].RefKind != call.Parameters[i].RefKind || !comparer.Equals(method.Parameters[i].Type, call.Parameters[i].Type))
                return false;
        }

        return true;
    }

    private static bool HasSameConstraints(IMethodSymbol method, IMethodSymbol call)
    {
        for (var i = 0; i < method.Arity; i++)
        {
            var (left, right) = (method.TypeParameters[i], call.TypeParameters[i]);
            if (left.HasReferenceTypeConstraint != right.HasReferenceTypeConstraint
                || left.HasValueTypeConstraint != right.HasValueTypeConstraint
                || left.HasUnmanagedTypeConstraint != right.HasUnmanagedTypeConstraint
                || left.HasNotNullConstraint != right.HasNotNullConstraint
                || left.HasConstructorConstraint != right.HasConstructorConstraint
                || left.ConstraintTypes.Length != right.ConstraintTypes.Length)
                return false;

            for (var j = 0; j < left.ConstraintTypes.Length; j++)
            {
                if (left.ConstraintTypes[j].ToDisplayString() != right.ConstraintTypes[j].ToDisplayString())
                    return false;
            }
        }

        return true;
    }

    // The method with the type parameters of the call in the place of its own.
    private static IMethodSymbol Close(IMethodSymbol method, IMethodSymbol call)
    {
        if (method.Arity == 0)
            return method;

        var parameters = new ITypeSymbol[call.Arity];
        for (var i = 0; i < parameters.Length; i++)
            parameters[i] = call.TypeParameters[i];
        return method.Construct(parameters);
    }
}
