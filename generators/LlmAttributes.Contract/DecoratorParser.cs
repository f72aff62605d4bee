using Microsoft.CodeAnalysis;

namespace LlmAttributes.Contract;

/// <summary>Reads what an interface marked <c>[Decorate]</c> means: policies around methods, everything else passes through.</summary>
internal sealed partial class DecoratorParser
{
    private static readonly TimeoutModel s_noTimeout = new();

    private readonly INamedTypeSymbol _type;
    private readonly CompilationFacts _facts;
    private readonly RuleReporter _reporter;
    private readonly Declarations _declarations;
    private readonly DeclarationLevel _level;
    private readonly NameScope _names;
    private readonly InterfaceShape _shape;
    private readonly LastResortReader _lastResorts;
    private readonly string _innerName;

    private DecoratorParser(INamedTypeSymbol type, RuleReporter reporter)
    {
        _type = type;
        _facts = CompilationFacts.Of(type) ?? throw new ArgumentException("A decorated interface is read from source.", nameof(type));
        _reporter = reporter;
        _declarations = Declarations.Read(type);
        _level = new(_declarations, _facts.AssemblyLevel);
        _names = new(type, "Decorator");
        _shape = new(type, _facts, reporter);
        _lastResorts = new(type, _facts, reporter, LevelOf);
        _innerName = "_" + _names.TakeField("inner");
    }

    /// <summary>Reads a decorated interface.</summary>
    public static DecoratorModel Parse(INamedTypeSymbol type, RuleReporter reporter, CancellationToken token) =>
        new DecoratorParser(type, reporter).Parse(token);

    private DecoratorModel Parse(CancellationToken token)
    {
        var operations = new List<OperationModel>();
        var forwards = new List<ForwardModel>();
        var hidesDecorate = false;
        ReadMembers(_type, operations, forwards, token);
        foreach (var inherited in _type.AllInterfaces)
        {
            hidesDecorate |= Declarations.Read(inherited).IsDecorated;
            ReadMembers(inherited, operations, forwards, token);
        }

        return new()
        {
            HintName = _shape.HintName(".Decorator.g.cs"),
            Namespace = InterfaceShape.NamespaceOf(_type),
            TypeName = _facts.NameOf(_type),
            DisplayName = _shape.DisplayName(),
            Declarations = _shape.ReadDeclarations(),
            ClassName = _names.ClassName,
            InnerName = _innerName,
            Operations = operations.ToEquatableArray(),
            Forwards = forwards.ToEquatableArray(),
            HidesDecorate = hidesDecorate,
            Fault = _shape.Fault,
            IsClosed = _shape.IsClosed,
        };
    }

    private void ReadMembers(INamedTypeSymbol owner, List<OperationModel> operations, List<ForwardModel> forwards, CancellationToken token)
    {
        foreach (var member in owner.GetMembers())
        {
            token.ThrowIfCancellationRequested();
            if (member is { IsStatic: true, IsAbstract: true })
                Block(member, "is static abstract", "remove it from the interface");
            else if (IsOfInstance(member) && IsForwarded(member))
                ReadMember(member, operations, forwards);
        }
    }

    private static bool IsOfInstance(ISymbol member) =>
        !member.IsStatic && member is IMethodSymbol { MethodKind: MethodKind.Ordinary } or IPropertySymbol or IEventSymbol;

    // A member with a body passes through too, or an implementation that overrides it would be bypassed.
    private bool IsForwarded(ISymbol member)
    {
        if (member is { IsAbstract: false, IsVirtual: false } || !InterfaceMembers.IsOpen(_type, member))
            return false;

        return member.IsAbstract || member.DeclaredAccessibility == Accessibility.Public;
    }

    private void ReadMember(ISymbol member, List<OperationModel> operations, List<ForwardModel> forwards)
    {
        if (!_facts.Compilation.IsSymbolAccessibleWithin(member, _type)
            || member.DeclaredAccessibility is Accessibility.Protected or Accessibility.ProtectedAndInternal)
        {
            Block(member, "is not accessible on another instance", "make it public");
            return;
        }

        switch (member)
        {
            case IMethodSymbol method:
                operations.Add(ReadOperation(method));
                break;
            case IPropertySymbol property:
                ReadProperty(property, forwards);
                break;
            case IEventSymbol @event:
                var target = $"{Receiver(@event)}.{Identifiers.Escape(@event.Name)}";
                forwards.Add(new(
                    $"event {_facts.NameOf(@event.Type)} {Owner(@event)}.{Identifiers.Escape(@event.Name)}",
                    [$"add => {target} += value;", $"remove => {target} -= value;"]));
                break;
        }
    }

    private void ReadProperty(IPropertySymbol property, List<ForwardModel> forwards)
    {
        var name = property.IsIndexer ? "this" + ParameterText.Indexer(property, _facts) : Identifiers.Escape(property.Name);
        var target = property.IsIndexer ? $"{Receiver(property)}[{ParameterText.Arguments(property.Parameters)}]" : $"{Receiver(property)}.{name}";
        var accessors = new List<string>();
        if (property.GetMethod is not null)
            accessors.Add(property.RefKind == RefKind.None ? $"get => {target};" : $"get => ref {target};");
        if (property.SetMethod is { IsInitOnly: true })
            Block(property, "has an 'init' accessor", "use 'set' or a method");
        else if (property.SetMethod is not null)
            accessors.Add($"set => {target} = value;");
        forwards.Add(new($"{ParameterText.RefOf(property.RefKind)}{_facts.NameOf(property.Type)} {Owner(property)}.{name}", accessors.ToEquatableArray()));
    }

    private void Block(ISymbol member, string reason, string remedy) =>
        _shape.BlockBy(RuleCatalog.UnsupportedDecoratedMember, RuleAnchor.At(member), member.Name, reason, remedy);

    private string Owner(ISymbol member) => _facts.PlainNameOf(member.ContainingType);

    private bool IsOwn(ISymbol member) => SymbolEqualityComparer.Default.Equals(member.ContainingType, _type);

    private string Receiver(ISymbol member) => IsOwn(member) ? _innerName : $"(({Owner(member)}){_innerName})";
}
