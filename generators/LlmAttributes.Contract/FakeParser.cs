using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LlmAttributes.Contract;

/// <summary>Reads what a class marked <c>[LlmFake]</c> means: the members of its interface, each with the delegate that answers.</summary>
internal sealed class FakeParser
{
    private const int MostParameters = 16;
    private const string Call = "global::LlmAttributes.Testing.FakeCall";

    private readonly INamedTypeSymbol _type;
    private readonly CompilationFacts _facts;
    private readonly RuleReporter _reporter;
    private readonly HashSet<string> _taken;
    private readonly List<FakeMethodModel> _methods = [];
    private readonly List<string> _properties = [];
    private readonly List<ForwardModel> _events = [];
    private bool _isFaulty;

    private FakeParser(INamedTypeSymbol type, RuleReporter reporter)
    {
        _type = type;
        _facts = CompilationFacts.Of(type) ?? throw new ArgumentException("A fake is read from source.", nameof(type));
        _reporter = reporter;
        _taken = new(StringComparer.Ordinal) { type.Name, "Calls", "ToString", "Equals", "GetHashCode", "GetType", "MemberwiseClone", "Finalize", "ReferenceEquals" };
    }

    /// <summary>Reads a fake.</summary>
    /// <returns>The fake, or <see langword="null"/> when the class is none.</returns>
    public static FakeModel? Parse(INamedTypeSymbol type, RuleReporter reporter, CancellationToken token)
    {
        foreach (var attribute in type.GetAttributes())
        {
            if (attribute.AttributeClass is { Name: "LlmFakeAttribute", TypeArguments.Length: 1 } of
                && of.TypeArguments[0] is INamedTypeSymbol contract
                && InterfaceShape.NamespaceOf(of) == MetadataNames.TestingNamespace)
                return new FakeParser(type, reporter).Parse(contract, token);
        }

        return null;
    }

    private FakeModel Parse(INamedTypeSymbol contract, CancellationToken token)
    {
        if (contract.TypeKind != TypeKind.Interface)
            Block(contract, "is no interface", "name an interface");
        for (var type = _type; type is not null; type = type.ContainingType)
        {
            if (!InterfaceShape.IsPartial(type))
                Block(contract, $"would have to add to '{type.Name}', which is not partial", $"make '{type.Name}' partial");
        }

        ReadMembers(contract, contract, token);
        foreach (var inherited in contract.AllInterfaces)
            ReadMembers(contract, inherited, token);
        return new()
        {
            HintName = InterfaceShape.HintName(_type, ".Fake.g.cs"),
            Namespace = InterfaceShape.NamespaceOf(_type),
            Name = _type.Name,
            Declarations = InterfaceShape.ReadDeclarations(_type),
            InterfaceName = _facts.PlainNameOf(contract),
            Accessibility = IsPublic(contract) ? "public" : "internal",
            Methods = _methods.ToEquatableArray(),
            Properties = _properties.ToEquatableArray(),
            Events = _events.ToEquatableArray(),
            IsFaulty = _isFaulty,
        };
    }

    private void ReadMembers(INamedTypeSymbol contract, INamedTypeSymbol owner, CancellationToken token)
    {
        if (owner.TypeKind != TypeKind.Interface)
            return;
        foreach (var member in owner.GetMembers())
        {
            token.ThrowIfCancellationRequested();
            // The compiler lets no interface with open static members be a type argument.
            if (!member.IsAbstract || member.IsStatic || !InterfaceMembers.IsOpen(contract, member))
                continue;
            switch (member)
            {
                case IMethodSymbol { MethodKind: MethodKind.Ordinary } method:
                    ReadMethod(contract, method);
                    break;
                case IPropertySymbol property:
                    ReadProperty(contract, property);
                    break;
                case IEventSymbol @event:
                    _events.Add(new($"event {_facts.NameOf(@event.Type)} {_facts.PlainNameOf(owner)}.{Identifiers.Escape(@event.Name)}", ["add { }", "remove { }"]));
                    break;
            }
        }
    }

    private void ReadMethod(INamedTypeSymbol contract, IMethodSymbol method)
    {
        var passesByReference = method.RefKind != RefKind.None || IsUnboxable(method.ReturnType);
        var parameters = new List<ParameterModel>(method.Parameters.Length);
        foreach (var parameter in method.Parameters)
        {
            passesByReference |= parameter.RefKind != RefKind.None || IsUnboxable(parameter.Type);
            parameters.Add(Read(parameter));
        }

        if (passesByReference)
        {
            Block(contract, $"has '{method.Name}', which passes something by reference or pointer", "write the class by hand");
            return;
        }

        var isUntyped = method.IsGenericMethod || method.Parameters.Length > MostParameters;
        _methods.Add(new()
        {
            Name = method.Name,
            Property = Take(method.Name),
            Owner = _facts.PlainNameOf(method.ContainingType),
            ReturnType = _facts.NameOf(method.ReturnType),
            Generics = InterfaceShape.ExplicitGenericsOf(method.TypeParameters),
            Parameters = parameters.ToEquatableArray(),
            DelegateType = isUntyped ? $"global::System.Func<{Call}, object?>" : DelegateOf(method),
            IsUntyped = isUntyped,
            ReturnsVoid = method.ReturnsVoid,
        });
    }

    private ParameterModel Read(IParameterSymbol parameter) => new()
    {
        Name = Identifiers.Escape(parameter.Name),
        Type = _facts.NameOf(parameter.Type),
        Role = CallSymbols.IsCancellationToken(parameter.Type) ? ParameterRole.CancellationToken : ParameterRole.Value,
        Modifier = ParameterText.ModifierOf(parameter),
    };

    private void ReadProperty(INamedTypeSymbol contract, IPropertySymbol property)
    {
        if (property.IsIndexer || property.RefKind != RefKind.None || IsUnboxable(property.Type))
        {
            Block(contract, property.IsIndexer ? "has an indexer" : $"has '{property.Name}', which passes something by reference or pointer", "write the class by hand");
            return;
        }

        if (!_taken.Add(property.Name))
        {
            Block(contract, $"has the property '{property.Name}', whose name is taken", "write the class by hand");
            return;
        }

        var value = property.Type.IsReferenceType && property.Type.NullableAnnotation != NullableAnnotation.Annotated ? " = null!;" : "";
        var accessor = property.SetMethod is { IsInitOnly: true } ? "init" : "set";
        _properties.Add($"{_facts.NameOf(property.Type)} {Identifiers.Escape(property.Name)} {{ get; {accessor}; }}{value}");
    }

    private string DelegateOf(IMethodSymbol method)
    {
        var text = new StringBuilder();
        foreach (var parameter in method.Parameters)
            text.Append(text.Length == 0 ? "" : ", ").Append(_facts.NameOf(parameter.Type));
        if (method.ReturnsVoid)
            return text.Length == 0 ? "global::System.Action" : $"global::System.Action<{text}>";
        text.Append(text.Length == 0 ? "" : ", ").Append(_facts.NameOf(method.ReturnType));
        return $"global::System.Func<{text}>";
    }

    private string Take(string name)
    {
        var free = name;
        for (var number = 2; !_taken.Add(free); number++)
            free = name + number.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return free;
    }

    private void Block(INamedTypeSymbol contract, string reason, string remedy)
    {
        if (!_isFaulty)
            _reporter.Report(RuleCatalog.UnsupportedFake, RuleAnchor.At(_type), _type.Name, contract.Name, reason, remedy);
        _isFaulty = true;
    }

    private static bool IsUnboxable(ITypeSymbol type) => type.TypeKind is TypeKind.Pointer or TypeKind.FunctionPointer || type.IsRefLikeType;

    // An explicit implementation may show what the class may not.
    private bool IsPublic(INamedTypeSymbol contract) => IsVisible(contract) && IsVisible(_type);

    private static bool IsVisible(ITypeSymbol type)
    {
        if (type is INamedTypeSymbol named)
        {
            foreach (var argument in named.TypeArguments)
            {
                if (!IsVisible(argument))
                    return false;
            }
        }

        for (ITypeSymbol? at = type; at is not null and not ITypeParameterSymbol; at = at.ContainingType)
        {
            if (at.DeclaredAccessibility is not (Accessibility.Public or Accessibility.NotApplicable))
                return false;
        }

        return true;
    }
}
