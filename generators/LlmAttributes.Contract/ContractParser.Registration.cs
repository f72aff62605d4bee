using Microsoft.CodeAnalysis;

namespace LlmAttributes.Contract;

/// <content>How a container reaches the contract.</content>
internal sealed partial class ContractParser
{
    private RegistrationModel? ReadRegistration(string typeName)
    {
        var isPublic = true;
        var name = "";
        for (var type = _type; type is not null; type = type.ContainingType)
        {
            if (type.DeclaredAccessibility is not (Accessibility.Public or Accessibility.Internal or Accessibility.ProtectedOrInternal))
                return null;

            // The type parameters of containing types would have to be repeated, with their constraints, on a method that nobody could call without them.
            if (!ReferenceEquals(type, _type) && type.IsGenericType)
                return null;

            isPublic &= type.DeclaredAccessibility == Accessibility.Public;
            name = (ReferenceEquals(type, _type) ? Identifiers.WithoutPrefix(type.Name) : type.Name) + name;
        }

        return new(InterfaceShape.NamespaceOf(_type), typeName, "Add" + name, _shape.GenericsOf(_type.TypeParameters, isExplicit: false), isPublic);
    }
}
