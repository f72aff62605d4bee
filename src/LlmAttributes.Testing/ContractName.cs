namespace LlmAttributes.Testing;

/// <summary>The name of a contract as plans have it: with its containing types, without namespace and type parameters.</summary>
internal static class ContractName
{
    public static string Of<TContract>()
    {
        var name = Plain(typeof(TContract));
        for (var outer = typeof(TContract).DeclaringType; outer is not null; outer = outer.DeclaringType)
            name = Plain(outer) + "." + name;
        return name;
    }

    private static string Plain(Type type) => type.Name.Split('`')[0];
}
