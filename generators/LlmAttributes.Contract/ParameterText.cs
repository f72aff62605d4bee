using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace LlmAttributes.Contract;

/// <summary>The text of parameter declarations.</summary>
internal static class ParameterText
{
    // Types that differ for a reader alone must not differ here: tuple names, dynamic and nullable marks.
    public static string Signature(IMethodSymbol method, CompilationFacts facts, Func<int, bool> isIncluded, Func<int, string?>? typeOf = null)
    {
        var signature = new StringBuilder("`").Append(method.Arity).Append('(');
        for (var i = 0; i < method.Parameters.Length; i++)
        {
            if (!isIncluded(i))
                continue;

            var type = method.Parameters[i].Type;
            if (type.SpecialType == SpecialType.System_String || typeOf?.Invoke(i) is not null)
                signature.Append("string");
            else
                signature.Append(facts.NameOf(type).Replace("?", "").Replace("dynamic", "object"));
            signature.Append(',');
        }

        return signature.ToString();
    }

    public static string Indexer(IPropertySymbol indexer, CompilationFacts facts)
    {
        var list = new StringBuilder("[");
        foreach (var parameter in indexer.Parameters)
        {
            if (list.Length > 1)
                list.Append(", ");
            list.Append(ParameterText.ModifierOf(parameter)).Append(facts.NameOf(parameter.Type)).Append(' ').Append(Identifiers.Escape(parameter.Name));
        }

        return list.Append(']').ToString();
    }

    public static string Arguments(ImmutableArray<IParameterSymbol> parameters)
    {
        var list = new StringBuilder();
        foreach (var parameter in parameters)
            list.Append(list.Length == 0 ? "" : ", ").Append(Identifiers.Escape(parameter.Name));
        return list.ToString();
    }

    public static string RefOf(RefKind kind) => kind switch
    {
        RefKind.Ref => "ref ",
        RefKind.RefReadOnly => "ref readonly ",
        _ => "",
    };

    public static string ModifierOf(IParameterSymbol parameter)
    {
        var modifier = parameter.RefKind switch
        {
            RefKind.Ref => "ref ",
            RefKind.Out => "out ",
            RefKind.In => "in ",
            RefKind.None => "",
            _ => "ref readonly ",
        };
        if (parameter.ScopedKind != ScopedKind.None && parameter.RefKind != RefKind.Out && !parameter.IsParams)
            return "scoped " + modifier;
        return parameter.IsParams ? "params " + modifier : modifier;
    }

    /// <summary>The default as an expression, where all parameters behind have one too.</summary>
    public static string? DefaultOf(IMethodSymbol method, IParameterSymbol parameter, CompilationFacts facts) =>
        parameter.HasExplicitDefaultValue && OptionalToTheEnd(method, parameter.Ordinal) ? DefaultOf(parameter, facts) : null;

    private static bool OptionalToTheEnd(IMethodSymbol method, int ordinal)
    {
        for (var i = ordinal; i < method.Parameters.Length; i++)
        {
            if (!method.Parameters[i].HasExplicitDefaultValue && !method.Parameters[i].IsParams)
                return false;
        }

        return true;
    }

    /// <summary>The default as an expression, of a parameter that has one.</summary>
    public static string DefaultOf(IParameterSymbol parameter, CompilationFacts facts)
    {
        var value = parameter.ExplicitDefaultValue;
        if (value is null)
            return "default";

        var type = parameter.Type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable
            ? nullable.TypeArguments[0]
            : parameter.Type;
        var literal = value switch
        {
            string text => Literals.Of(text),
            char c => SymbolDisplay.FormatLiteral(c, quote: true),
            bool flag => flag ? "true" : "false",
            double number => Literals.Of(number),
            float number => Literals.Of(number),
            decimal number => Literals.Of(number),
            IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
            _ => "default",
        };
        return type.TypeKind == TypeKind.Enum ? $"({facts.NameOf(type)})({literal})" : literal;
    }
}
