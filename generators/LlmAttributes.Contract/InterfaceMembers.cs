using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace LlmAttributes.Contract;

/// <summary>Which members of an interface and its bases are left for a class to implement.</summary>
internal static class InterfaceMembers
{
    /// <summary>Whether no more derived interface gives the member its body.</summary>
    public static bool IsOpen(INamedTypeSymbol type, ISymbol member)
    {
        if (type.AllInterfaces.IsEmpty)
            return true;

        if (Implements(type, member))
            return false;

        foreach (var inherited in type.AllInterfaces)
        {
            if (Implements(inherited, member))
                return false;
        }

        return true;
    }

    private static bool Implements(INamedTypeSymbol owner, ISymbol member)
    {
        foreach (var candidate in owner.GetMembers())
        {
            var implements = candidate switch
            {
                { IsAbstract: true } => false,
                IMethodSymbol method => Contains(method.ExplicitInterfaceImplementations, member),
                IPropertySymbol property => Contains(property.ExplicitInterfaceImplementations, member),
                IEventSymbol @event => Contains(@event.ExplicitInterfaceImplementations, member),
                _ => false,
            };
            if (implements)
                return true;
        }

        return false;
    }

    private static bool Contains<T>(ImmutableArray<T> symbols, ISymbol symbol)
        where T : ISymbol
    {
        foreach (var candidate in symbols)
        {
            if (SymbolEqualityComparer.Default.Equals(candidate, symbol))
                return true;
        }

        return false;
    }
}
