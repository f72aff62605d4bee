using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;

namespace LlmAttributes.Contract;

/// <summary>What the attributes of System.ComponentModel.DataAnnotations demand of a property, for the schema and for the check after reading.</summary>
internal sealed class MemberDemands(RuleReporter reporter, IMethodSymbol call, string path)
{
    private const string Annotations = "System.ComponentModel.DataAnnotations";
    private const string Most = "int.MaxValue";

    private readonly StringBuilder _schema = new();

    public List<CheckModel> Checks { get; } = new();

    public string SchemaRest => _schema.ToString();

    public string? SchemaEnum { get; private set; }

    public bool IsRequired { get; private set; }

    public MemberDemands Read(IPropertySymbol property, IParameterSymbol? parameter, PartModel part)
    {
        foreach (var attribute in property.GetAttributes())
            Read(attribute, part);
        if (parameter is not null)
        {
            foreach (var attribute in parameter.GetAttributes())
                Read(attribute, part);
        }

        return this;
    }

    private void Read(AttributeData attribute, PartModel part)
    {
        if (attribute.AttributeClass is not { } kind || !IsValidation(kind))
            return;

        var arguments = attribute.ConstructorArguments;
        var isKnown = kind.ContainingNamespace.ToDisplayString() == Annotations && kind.Name switch
        {
            "RequiredAttribute" => Presence(),
            "RangeAttribute" => Range(attribute, part),
            "StringLengthAttribute" => Length(Named(attribute, "MinimumLength") ?? 0, Number(arguments, 0), part),
            "MinLengthAttribute" => Length(Number(arguments, 0), int.MaxValue, part),
            "MaxLengthAttribute" => Length(0, Number(arguments, 0), part),
            "LengthAttribute" => Length(Number(arguments, 0), Number(arguments, 1), part),
            "RegularExpressionAttribute" => Pattern(arguments, part),
            "AllowedValuesAttribute" => Allowed(arguments, part),
            "DisplayAttribute" or "KeyAttribute" => true,
            _ => false,
        };
        if (!isKnown)
            reporter.Report(RuleCatalog.UnenforcedDemand, RuleAnchor.At(call), path, call.Name, kind.Name.Replace("Attribute", ""));
    }

    private static bool IsValidation(INamedTypeSymbol type)
    {
        for (var parent = type; parent is not null; parent = parent.BaseType)
        {
            if (parent.Name == "ValidationAttribute" && parent.ContainingNamespace.ToDisplayString() == Annotations)
                return true;
        }

        return false;
    }

    private bool Presence()
    {
        Checks.Add(new("Present", ""));
        return IsRequired = true;
    }

    private bool Range(AttributeData attribute, PartModel part)
    {
        var arguments = attribute.ConstructorArguments;
        if (part.SchemaType is not ("integer" or "number") || Limits(arguments) is not { } limits)
            return false;

        var (isAbove, isBelow) = (Flag(attribute, "MinimumIsExclusive"), Flag(attribute, "MaximumIsExclusive"));
        _schema.Append(isAbove ? ",\"exclusiveMinimum\":" : ",\"minimum\":").Append(JsonLiterals.Of(limits.Least)).Append(isBelow ? ",\"exclusiveMaximum\":" : ",\"maximum\":").Append(JsonLiterals.Of(limits.Most));
        Checks.Add(new("Range", $"{Literals.Of(limits.Least)}, {Literals.Of(limits.Most)}, {(isAbove ? "true" : "false")}, {(isBelow ? "true" : "false")}"));
        return true;
    }

    private static (double Least, double Most)? Limits(System.Collections.Immutable.ImmutableArray<TypedConstant> arguments)
    {
        if (arguments.Length == 2)
            return (Convert.ToDouble(arguments[0].Value, CultureInfo.InvariantCulture), Convert.ToDouble(arguments[1].Value, CultureInfo.InvariantCulture));

        return arguments.Length == 3
            && double.TryParse(arguments[1].Value as string, NumberStyles.Float, CultureInfo.InvariantCulture, out var least)
            && double.TryParse(arguments[2].Value as string, NumberStyles.Float, CultureInfo.InvariantCulture, out var most)
                ? (least, most)
                : null;
    }

    private bool Length(int least, int most, PartModel part)
    {
        var isText = part is { Kind: PartKind.Value, Name: "Text" };
        if (!isText && part.Kind is not (PartKind.List or PartKind.Map))
            return false;

        var (minimum, maximum) = isText ? ("minLength", "maxLength") : part.Kind == PartKind.Map ? ("minProperties", "maxProperties") : ("minItems", "maxItems");
        if (least > 0)
            _schema.Append($",\"{minimum}\":").Append(JsonLiterals.Of(least));
        if (most != int.MaxValue)
            _schema.Append($",\"{maximum}\":").Append(JsonLiterals.Of(most));
        var limits = $"{JsonLiterals.Of(least)}, {(most == int.MaxValue ? Most : JsonLiterals.Of(most))}";
        Checks.Add(new(isText ? "Length" : "Count", limits));
        return true;
    }

    private bool Pattern(System.Collections.Immutable.ImmutableArray<TypedConstant> arguments, PartModel part)
    {
        if (part is not { Kind: PartKind.Value, Name: "Text" } || arguments.IsEmpty || arguments[0].Value is not string pattern)
            return false;

        _schema.Append(",\"pattern\":").Append(JsonLiterals.Of(pattern));
        Checks.Add(new("Pattern", Literals.Of(pattern)));
        return true;
    }

    private bool Allowed(System.Collections.Immutable.ImmutableArray<TypedConstant> arguments, PartModel part)
    {
        if (part is not { Kind: PartKind.Value, Name: "Text" } || arguments.Length != 1 || arguments[0].Kind != TypedConstantKind.Array)
            return false;

        var json = new List<string>();
        var literals = new StringBuilder();
        foreach (var value in arguments[0].Values)
        {
            if (value.Value is not string text)
                return false;
            json.Add(JsonLiterals.Of(text));
            literals.Append(literals.Length == 0 ? "" : ", ").Append(Literals.Of(text));
        }

        SchemaEnum = string.Join(",", json);
        Checks.Add(new("Allowed", literals.ToString()));
        return true;
    }

    private static int Number(System.Collections.Immutable.ImmutableArray<TypedConstant> arguments, int index) =>
        index < arguments.Length && arguments[index].Value is int number and >= 0 ? number : int.MaxValue;

    private static int? Named(AttributeData attribute, string name)
    {
        foreach (var argument in attribute.NamedArguments)
        {
            if (argument.Key == name)
                return argument.Value.Value as int?;
        }

        return null;
    }

    private static bool Flag(AttributeData attribute, string name)
    {
        foreach (var argument in attribute.NamedArguments)
        {
            if (argument.Key == name)
                return argument.Value.Value is true;
        }

        return false;
    }
}
