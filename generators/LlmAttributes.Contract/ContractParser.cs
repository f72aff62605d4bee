using Microsoft.CodeAnalysis;

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
    private readonly WrittenTypes _written;
    private readonly NameScope _names;
    private readonly InterfaceShape _shape;
    private readonly LastResortReader _lastResorts;
    private readonly JsonContextReader _context;
    private InheritedFault? _inheritedFault;

    private ContractParser(INamedTypeSymbol type, PromptFiles? files, RuleReporter reporter)
    {
        _type = type;
        _facts = CompilationFacts.Of(type) ?? throw new ArgumentException("A contract is read from source.", nameof(type));
        _files = files;
        _reporter = reporter;
        _declarations = Declarations.Read(type);
        _level = new(_declarations, _facts.AssemblyLevel, type);
        _policy = _declarations.IsEmpty && _facts.AssemblyDeclarations.IsEmpty ? PolicyModel.None : PolicyReader.Read(_level);
        _names = new(type, "Client");
        _shape = new(type, _facts, reporter);
        _lastResorts = new(type, _facts, reporter, LevelOf);
        _context = new(type, _facts, reporter);
        _written = new(_facts, _context);
        _paths = new(_facts.Compilation, type, _written);
    }

    /// <summary>Reads a contract.</summary>
    /// <param name="type">The interface.</param>
    /// <param name="files">The prompt files; without them, prompts from files stay to be bound by <see cref="PromptFileBinder"/>.</param>
    /// <param name="reporter">Takes the rules that are broken.</param>
    /// <param name="token">Ends the work.</param>
    public static ContractModel Parse(INamedTypeSymbol type, PromptFiles? files, RuleReporter reporter, CancellationToken token) =>
        new ContractParser(type, files, reporter).Parse(token);

    private ContractModel Parse(CancellationToken token)
    {
        var calls = new List<CallModel>();
        var stubs = new List<MemberModel>();
        ReadMembers(_type, calls, stubs, token);
        var hidesCreate = false;
        foreach (var inherited in _type.AllInterfaces)
        {
            hidesCreate |= Declarations.Read(inherited).IsLlmClient;
            ReadMembers(inherited, calls, stubs, token);
        }

        CheckFragments(calls);
        _context.CheckEffect(calls);
        var workflows = ReadWorkflows();
        var typeName = _facts.NameOf(_type);
        return new()
        {
            HintName = _shape.HintName(".g.cs"),
            Namespace = InterfaceShape.NamespaceOf(_type),
            TypeName = typeName,
            Name = _type.Name,
            DisplayName = _shape.DisplayName(),
            Declarations = _shape.ReadDeclarations(),
            ClientName = _names.ClassName,
            Calls = calls.ToEquatableArray(),
            Stubs = stubs.ToEquatableArray(),
            Workflows = workflows,
            InnerName = workflows.IsEmpty ? "" : _names.TakeField("Client"),
            Policy = _policy,
            Registration = _shape.Fault is null ? ReadRegistration(typeName) : null,
            Shapes = CollectShapes(),
            HidesCreate = hidesCreate,
            DeclaresCreateWithClient = DeclaresCreate("IChatClient"),
            DeclaresCreateWithRuntime = DeclaresCreate("LlmRuntime"),
            Fault = _shape.Fault,
            IsClosed = _shape.IsClosed,
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
                    _shape.BlockBy(RuleCatalog.UnsupportedMember, RuleAnchor.At(member), member.Name, "static abstract");
                    break;
                case { IsStatic: true } or INamedTypeSymbol:
                    break;
                case IMethodSymbol { MethodKind: MethodKind.Ordinary } method:
                    ReadMethod(method, calls);
                    break;
                case IPropertySymbol or IEventSymbol when member.IsAbstract && InterfaceMembers.IsOpen(_type, member):
                    stubs.Add(ReadStub(member));
                    break;
            }
        }
    }

    private void ReadMethod(IMethodSymbol method, List<CallModel> calls)
    {
        if (method.IsPartialDefinition)
            Raise(RuleCatalog.PartialMethod, RuleAnchor.At(method), method.Name);
        else if (!method.IsAbstract)
            NoteWorkflow(method);
        else if (!InterfaceMembers.IsOpen(_type, method))
            return;
        else if (_facts.Compilation.IsSymbolAccessibleWithin(method, _type))
            calls.Add(ReadCall(method));
        else
            _shape.BlockBy(RuleCatalog.UnreachableType, RuleAnchor.At(_type), _type.Name, method.Name, "is not accessible here", "make it public");
    }

    private bool DeclaresCreate(string parameterType)
    {
        foreach (var member in _type.GetMembers("Create"))
        {
            if (member is not IMethodSymbol method
                || (method.Parameters.Length == 1 && method.TypeParameters.IsEmpty && method.Parameters[0].Type.Name == parameterType))
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

    private sealed record InheritedFault(Fault? Fault);
}
