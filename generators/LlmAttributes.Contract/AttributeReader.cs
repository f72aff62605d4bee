using System.Globalization;
using Microsoft.CodeAnalysis;

namespace LlmAttributes.Contract;

/// <summary>Reads values of attributes; what is absent, unset or does not compile is <see langword="null"/>.</summary>
internal static class AttributeReader
{
    public static bool? Boolean(AttributeData attribute, string property) => Value(attribute, property) as bool?;

    public static int? Integer(AttributeData attribute, string property) => Value(attribute, property) as int?;

    public static string? Text(AttributeData attribute, string property) => Value(attribute, property) as string;

    /// <summary>Reads a number whose default <see cref="double.NaN"/> means unset.</summary>
    public static double? Number(AttributeData attribute, string property) =>
        Value(attribute, property) is double value && !double.IsNaN(value) ? value : null;

    public static long? Long(AttributeData attribute, string property) =>
        Value(attribute, property) is long value && value != long.MinValue ? value : null;

    /// <summary>Reads an amount of money through its shortest round-trip text, so that 0.1 is 0.1.</summary>
    public static decimal? Money(AttributeData attribute, string property) => Number(attribute, property) is { } value ? ToMoney(value) : null;

    public static decimal ToMoney(double value)
    {
        var text = value.ToString("R", CultureInfo.InvariantCulture);
        if (decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var money))
            return money;

        // Beyond what a decimal holds: the largest amount keeps its sign for the rules that check the range.
        return value > 0 ? decimal.MaxValue : decimal.MinValue;
    }

    public static string? TextArgument(AttributeData attribute, int position) =>
        attribute.ConstructorArguments.Length > position && attribute.ConstructorArguments[position] is { Kind: TypedConstantKind.Primitive } argument
            ? argument.Value as string
            : null;

    /// <summary>Reads an argument of an enumeration as an expression.</summary>
    public static string? EnumArgument(AttributeData attribute, int position, string typeName)
    {
        if (attribute.ConstructorArguments.Length <= position || attribute.ConstructorArguments[position] is not { Kind: TypedConstantKind.Enum } argument)
            return null;

        return EnumText(argument, typeName);
    }

    /// <summary>Reads a property of an enumeration as an expression.</summary>
    public static string? EnumText(AttributeData attribute, string property, string typeName)
    {
        foreach (var argument in attribute.NamedArguments)
        {
            if (argument.Key == property)
                return argument.Value is { Kind: TypedConstantKind.Enum } constant ? EnumText(constant, typeName) : null;
        }

        return null;
    }

    /// <summary>Reads a property of an enumeration as a number.</summary>
    public static int? EnumNumber(AttributeData attribute, string property)
    {
        foreach (var argument in attribute.NamedArguments)
        {
            if (argument.Key == property)
                return argument.Value is { Kind: TypedConstantKind.Enum, Value: int number } ? number : null;
        }

        return null;
    }

    public static EquatableArray<string> TextsArgument(AttributeData attribute, int position) =>
        attribute.ConstructorArguments.Length > position ? Texts(attribute.ConstructorArguments[position]) : default;

    public static EquatableArray<string> Texts(AttributeData attribute, string property)
    {
        foreach (var argument in attribute.NamedArguments)
        {
            if (argument.Key == property)
                return Texts(argument.Value);
        }

        return default;
    }

    private static string EnumText(TypedConstant constant, string typeName)
    {
        foreach (var member in constant.Type!.GetMembers())
        {
            if (member is IFieldSymbol { HasConstantValue: true } field && Equals(field.ConstantValue, constant.Value))
                return $"global::LlmAttributes.{typeName}.{field.Name}";
        }

        return $"(global::LlmAttributes.{typeName})({Convert.ToString(constant.Value, CultureInfo.InvariantCulture)})";
    }

    private static EquatableArray<string> Texts(TypedConstant constant)
    {
        if (constant.Kind != TypedConstantKind.Array || constant.IsNull)
            return default;

        var texts = new List<string>(constant.Values.Length);
        foreach (var value in constant.Values)
        {
            if (value is { Kind: TypedConstantKind.Primitive, Value: string text })
                texts.Add(text);
        }

        return texts.ToEquatableArray();
    }

    private static object? Value(AttributeData attribute, string property)
    {
        foreach (var argument in attribute.NamedArguments)
        {
            if (argument.Key == property)
                return argument.Value is { Kind: TypedConstantKind.Primitive } constant ? constant.Value : null;
        }

        return null;
    }
}
