using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;

namespace LlmAttributes.Contract;

/// <summary>Reads what an attribute was given; what does not compile reads as not given.</summary>
internal static class AttributeValues
{
    public static bool IsDisabled(this AttributeData attribute) =>
        attribute.TryGet("Enabled", out var value) && value is { Kind: TypedConstantKind.Primitive, Value: false };

    public static bool TryGet(this AttributeData attribute, string name, out TypedConstant value)
    {
        foreach (var argument in attribute.NamedArguments)
        {
            if (argument.Key == name && argument.Value.Kind != TypedConstantKind.Error)
            {
                value = argument.Value;
                return true;
            }
        }

        value = default;
        return false;
    }

    public static double? Number(this AttributeData attribute, string name) => attribute.TryGet(name, out var value) ? Number(value) : null;

    // NaN stands for a number that is not set.
    public static double? Number(TypedConstant constant) => constant is { Kind: TypedConstantKind.Primitive, Value: int or double and not double.NaN }
        ? Convert.ToDouble(constant.Value, CultureInfo.InvariantCulture)
        : null;

    public static string? Text(this AttributeData attribute, int parameter) =>
        attribute.ConstructorArguments.Length > parameter
        && attribute.ConstructorArguments[parameter] is { Kind: TypedConstantKind.Primitive, Value: string text }
            ? text
            : null;

    /// <summary>The model keys in the <c>params</c> parameter; an element that is no text reads as <see langword="null"/>.</summary>
    public static ImmutableArray<string?> Keys(this AttributeData attribute, int parameter)
    {
        if (parameter < 0 || attribute.ConstructorArguments.Length <= parameter
            || attribute.ConstructorArguments[parameter] is not { Kind: TypedConstantKind.Array, Values: { IsDefaultOrEmpty: false } values })
            return ImmutableArray<string?>.Empty;

        var keys = ImmutableArray.CreateBuilder<string?>(values.Length);
        foreach (var value in values)
            keys.Add(value.Kind == TypedConstantKind.Primitive ? value.Value as string : null);
        return keys.MoveToImmutable();
    }

    /// <summary>Writes a number as people do, without an exponent where a decimal can hold it.</summary>
    public static string Display(double value)
    {
        var text = value.ToString("R", CultureInfo.InvariantCulture);
        return decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var plain) ? plain.ToString(CultureInfo.InvariantCulture) : text;
    }
}
