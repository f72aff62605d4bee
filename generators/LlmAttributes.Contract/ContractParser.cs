using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LlmAttributes.Contract;

/// <summary>Reads what an annotated interface means. The generator calls it silently, the analyzer with a reporter, so that they cannot disagree.</summary>
internal sealed partial class ContractParser
{
    private readonly INamedTypeSymbol _type;
    private readonly CompilationFacts _facts;
    private readonly PromptFiles? _files;
    private readonly RuleReporter _reporter;
    private readonly Declarations _declarations;
    private readonly DeclarationLevel _level;
    private readonly PolicyModel _policy;
    private readonly PathReader _paths;
    private readonly NameScope _names;
    private Fault? _fault;
    private InheritedFault? _inheritedFault;
    private bool _isClosed;

    private ContractParser(INamedTypeSymbol type, PromptFiles? files, RuleReporter reporter)
    {
        _type = type;
        _facts = CompilationFacts.Of(type) ?? throw new ArgumentException("A contract is read from source.", nameof(type));
        _files = files;
        _reporter = reporter;
        _declarations = Declarations.Read(type);
        _level = new(_declarations, _facts.AssemblyLevel);
        _policy = _declarations.IsEmpty && _facts.AssemblyDeclarations.IsEmpty ? PolicyModel.None : PolicyReader.Read(_level);
        _paths = new(_facts.Compilation, type);
        _names = new(type);
    }

    /// <summary>Reads a contract.</summary>
    /// <param name="type">The interface.</param>
    /// <param name="catalog">The models that rules know; only a listening reporter needs them.</param>
    /// <param name="files">The prompt files; without them, prompts from files stay to be bound by <see cref="PromptFileBinder"/>.</param>
    /// <param name="reporter">Takes the rules that are broken.</param>
    /// <param name="token">Ends the work.</param>
    public static ContractModel Parse(INamedTypeSymbol type, ModelCatalog? catalog, PromptFiles? files, RuleReporter reporter, CancellationToken token)
    {
        _ = catalog;
        return new ContractParser(type, files, reporter).Parse(token);
    }

    private ContractModel Parse(CancellationToken token)
    {
        CheckDeclaration();
        var calls = new List<CallModel>();
        var stubs = new List<MemberModel>();
        ReadMembers(_type, calls, stubs, token);
        var hidesCreate = false;
        foreach (var inherited in _type.AllInterfaces)
        {
            hidesCreate |= Declarations.Read(inherited).IsLlmClient;
            ReadMembers(inherited, calls, stubs, token);
        }

        var typeName = _facts.NameOf(_type);
        return new()
        {
            HintName = HintName(),
            Namespace = NamespaceOf(_type),
            TypeName = typeName,
            Name = _type.Name,
            DisplayName = DisplayName(),
            Declarations = ReadDeclarations(),
            ClientName = _names.ClientName,
            Calls = calls.ToEquatableArray(),
            Stubs = stubs.ToEquatableArray(),
            Policy = _policy,
            Registration = _fault is null ? ReadRegistration(typeName) : null,
            HidesCreate = hidesCreate,
            DeclaresCreateWithClient = DeclaresCreate("IChatClient"),
            DeclaresCreateWithRuntime = DeclaresCreate("LlmRuntime"),
            Fault = _fault,
            IsClosed = _isClosed,
        };
    }

    private void ReadMembers(INamedTypeSymbol owner, List<CallModel> calls, List<MemberModel> stubs, CancellationToken token)
    {
        foreach (var member in owner.GetMembers())
        {
            token.ThrowIfCancellationRequested();
            switch (member)
            {
                case { IsStatic: true, IsAbstract: true }:
                    BlockBy(RuleCatalog.UnsupportedMember, RuleAnchor.At(member), member.Name, "static abstract");
                    break;
                case { IsStatic: true } or INamedTypeSymbol:
                    break;
                case IMethodSymbol { MethodKind: MethodKind.Ordinary } method:
                    ReadMethod(method, calls);
                    break;
                case IPropertySymbol or IEventSymbol when member.IsAbstract && !IsImplemented(member):
                    stubs.Add(ReadStub(member));
                    break;
            }
        }
    }

    private void ReadMethod(IMethodSymbol method, List<CallModel> calls)
    {
        if (method.IsPartialDefinition)
            Raise(RuleCatalog.PartialMethod, RuleAnchor.At(method), method.Name);
        else if (method.IsAbstract && !IsImplemented(method))
            calls.Add(ReadCall(method));
    }

    // A more derived interface may give a member its body.
    private bool IsImplemented(ISymbol member)
    {
        if (SymbolEqualityComparer.Default.Equals(member.ContainingType, _type) && _type.AllInterfaces.IsEmpty)
            return false;

        return Implements(_type, member) || AnyImplements(member);
    }

    private bool AnyImplements(ISymbol member)
    {
        foreach (var inherited in _type.AllInterfaces)
        {
            if (Implements(inherited, member))
                return true;
        }

        return false;
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

    private bool DeclaresCreate(string parameterType)
    {
        foreach (var member in _type.GetMembers("Create"))
        {
            if (member is not IMethodSymbol method || (method.Parameters.Length == 1 && method.TypeParameters.IsEmpty && method.Parameters[0].Type.Name == parameterType))
                return true;
        }

        return false;
    }

    /// <summary>Reports a broken rule and returns what the emitter throws in its place.</summary>
    private Fault Raise(DiagnosticDescriptor rule, RuleAnchor anchor, params object?[] arguments)
    {
        _reporter.Report(rule, anchor, arguments);
        return Describe(rule, arguments);
    }

    private static Fault Describe(DiagnosticDescriptor rule, params object?[] arguments) => Fault.Of(rule, arguments);

    private void BlockBy(DiagnosticDescriptor rule, RuleAnchor anchor, params object?[] arguments)
    {
        var fault = Raise(rule, anchor, arguments);
        _fault ??= fault;
    }

    private static bool IsPartial(INamedTypeSymbol type, CancellationToken token = default)
    {
        foreach (var reference in type.DeclaringSyntaxReferences)
        {
            if (reference.GetSyntax(token) is TypeDeclarationSyntax declaration && !declaration.Modifiers.Any(SyntaxKind.PartialKeyword))
                return false;
        }

        return true;
    }

    private sealed record InheritedFault(Fault? Fault);
}
