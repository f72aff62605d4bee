using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace LlmAttributes.Contract;

/// <summary>Writes the constant of an attribute as an expression of the type that a call returns.</summary>
internal static class ConstantText
{
    // What a Half can hold.
    private const double LargestHalf = 65504;

    /// <summary>The expression, or <see langword="null"/> when the constant is none of that type.</summary>
    public static string? Of(TypedConstant constant, AnswerKind answer, ITypeSymbol type, string typeName) => constant.Kind switch
    {
        TypedConstantKind.Primitive => Primitive(constant.Value, answer, type),
        TypedConstantKind.Enum when answer == AnswerKind.Enum && SymbolEqualityComparer.Default.Equals(constant.Type, type) =>
            $"({typeName})({Convert.ToString(constant.Value, CultureInfo.InvariantCulture)})",
        _ => null,
    };

    /// <summary>The constant as a message names it.</summary>
    public static string Describe(TypedConstant constant) => constant.Kind == TypedConstantKind.Array ? "an array" : constant.ToCSharpString();

    private static string? Primitive(object? value, AnswerKind answer, ITypeSymbol type) => (answer, value) switch
    {
        (AnswerKind.Text, string text) => Literals.Of(text),
        (AnswerKind.Boolean, bool flag) => flag ? "true" : "false",
        (AnswerKind.Number, float or double) => Fraction(Convert.ToDouble(value, CultureInfo.InvariantCulture), value is float, type),
        (AnswerKind.Number, sbyte or byte or short or ushort or int or uint or long or ulong) =>
            Whole(Convert.ToDecimal(value, CultureInfo.InvariantCulture), type),
        _ => null,
    };

    private static string? Whole(decimal value, ITypeSymbol type)
    {
        var text = value.ToString(CultureInfo.InvariantCulture);
        return type.SpecialType switch
        {
            SpecialType.System_SByte => value is >= sbyte.MinValue and <= sbyte.MaxValue ? text : null,
            SpecialType.System_Byte => value is >= byte.MinValue and <= byte.MaxValue ? text : null,
            SpecialType.System_Int16 => value is >= short.MinValue and <= short.MaxValue ? text : null,
            SpecialType.System_UInt16 => value is >= ushort.MinValue and <= ushort.MaxValue ? text : null,
            SpecialType.System_Int32 => value is >= int.MinValue and <= int.MaxValue ? text : null,
            SpecialType.System_UInt32 => value is >= uint.MinValue and <= uint.MaxValue ? text : null,
            SpecialType.System_Int64 => value is >= long.MinValue and <= long.MaxValue ? text : null,
            SpecialType.System_UInt64 => value >= 0 ? text : null,

            // A wider constant would not fit where pointers have 32 bits.
            SpecialType.System_IntPtr => value is >= int.MinValue and <= int.MaxValue ? $"(nint)({text})" : null,
            SpecialType.System_UIntPtr => value is >= 0 and <= uint.MaxValue ? $"(nuint)({text})" : null,
            SpecialType.System_Single => text + "f",
            SpecialType.System_Double => text + "d",
            SpecialType.System_Decimal => text + "m",
            _ => type.Name switch
            {
                "Half" => Math.Abs(value) <= (decimal)LargestHalf ? $"(global::System.Half)({text})" : null,
                "Int128" => value < 0 ? $"(global::System.Int128)({text})" : $"(global::System.Int128)({text}UL)",
                _ => value >= 0 ? $"(global::System.UInt128)({text}UL)" : null,
            },
        };
    }

    private static string? Fraction(double value, bool isSingle, ITypeSymbol type) => type.SpecialType switch
    {
        SpecialType.System_Double => isSingle ? Literals.Of((float)value) : Literals.Of(value),
        SpecialType.System_Single => isSingle || double.IsNaN(value) || double.IsInfinity(value) || Math.Abs(value) <= float.MaxValue ? Literals.Of((float)value) : null,
        SpecialType.System_Decimal => Decimal(value, isSingle),
        SpecialType.None when type.Name == "Half" =>
            double.IsNaN(value) || double.IsInfinity(value) || Math.Abs(value) <= LargestHalf ? $"(global::System.Half)({Literals.Of(value)})" : null,
        _ => null,
    };

    private static string? Decimal(double value, bool isSingle)
    {
        // The shortest text, so that 0.1 is 0.1.
        var text = isSingle ? ((float)value).ToString("R", CultureInfo.InvariantCulture) : value.ToString("R", CultureInfo.InvariantCulture);
        return decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var exact) ? Literals.Of(exact) : null;
    }
}
