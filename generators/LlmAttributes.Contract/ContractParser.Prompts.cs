using Microsoft.CodeAnalysis;

namespace LlmAttributes.Contract;

/// <content>Prompts, system prompts and examples.</content>
internal sealed partial class ContractParser
{
    private readonly Dictionary<AttributeData, TemplateSource> _shared = new();

    private Fault? ReadPrompt(
        IMethodSymbol method, Declarations own, DeclarationLevel level, ResultModel result, ref List<ParameterModel> parameters, out PromptModel? prompt)
    {
        prompt = null;
        if (own[DeclarationKind.Prompt] is not { } attribute)
            return Raise(RuleCatalog.MissingPrompt, RuleAnchor.At(method), method.Name);

        var user = ReadSource(attribute, "prompt", method.Name);
        var system = ReadSystem(own, level, method);
        if (user.Fault is not null || system.Fault is not null)
            return user.Fault ?? system.Fault;

        var used = new bool[parameters.Count];
        var fragments = FragmentsOf(level, user, system);
        var isUserOpen = IsOpen(user, fragments);
        var isSystemOpen = IsOpen(system, fragments);
        if (isUserOpen || (isSystemOpen && system.IsOfCall))
            AddPaths(method, parameters);

        Fault? fault = null;
        var loops = new LoopNames(parameters);
        var names = new SymbolNames(method, _paths, used, _reporter.IsListening);
        var turns = isUserOpen ? default : BinderOf(user).BindTurns(user.Text!, names).ToEquatableArray();
        if (_reporter.IsListening && user is { Text: not null, File: null })
            ReportNearMisses(user, method);

        var systemMessage = TurnModel.None;
        if (!isSystemOpen && system.Text is not null)
            systemMessage = system.IsOfCall ? BinderOf(system).BindMessage(system.Text, TurnModel.System, names) : SharedSystemPrompt.Literal(system.Text);
        if (_reporter.IsListening && system is { Text: not null, File: null, IsOfCall: true })
            ReportNearMisses(system, method);
        if (fault is not null)
            return fault;

        if (_reporter.IsListening && !isUserOpen && !(isSystemOpen && system.IsOfCall))
            ReportUnused(method, parameters, used);
        if (_reporter.IsListening)
            ReportHidden(method, parameters);

        var open = new PromptModel
        {
            Turns = default,
            System = systemMessage,
            Examples = ReadExamples(level),
            OutputFormat = OutputFormat.Of(result),
            Fingerprint = "",
            Name = AttributeReader.Text(attribute, "Name"),
            Version = AttributeReader.Text(attribute, "Version"),
            UserTemplate = isUserOpen ? new(user.Text, user.File) : null,
            SystemTemplate = isSystemOpen ? new(system.Text, system.File) : null,
            Fragments = isUserOpen || isSystemOpen ? fragments.All : default,
            IsSystemOfCall = system.IsOfCall,
        };
        prompt = isUserOpen ? open : PromptTurns.Combine(open, turns, method.Name, out var breach) is var combined && breach is null ? combined : RaiseCombined(breach!);
        return fault;

        TemplateBinder BinderOf(TemplateSource source) => new(method.Name, fragments, loops, (found, part) =>
        {
            if (_reporter.IsListening)
                _reporter.Report(found.Rule, source.AnchorOf(part.Start, part.Length), found.Properties, found.Arguments);
            fault ??= found.ToFault();
        });

        PromptModel? RaiseCombined(RuleBreach found)
        {
            fault = Raise(found.Rule, user.Anchor, found.Arguments);
            return null;
        }
    }

    // The text of a file, or of a fragment from one, is known when the files are.
    private static bool IsOpen(TemplateSource source, FragmentSet fragments) =>
        source.Text is null ? source.File is not null : source.IsOfCall && fragments.Waits(source.Text);

    private TemplateSource ReadSystem(Declarations own, DeclarationLevel level, IMethodSymbol method)
    {
        if (own[DeclarationKind.SystemPrompt] is { } attribute)
            return ReadSource(attribute, "system prompt", method.Name);

        if (level.Find(DeclarationKind.SystemPrompt) is not { } shared)
            return TemplateSource.Nothing;

        if (_shared.TryGetValue(shared, out var known))
            return known;

        var isOfAssembly = ReferenceEquals(shared, _facts.AssemblyDeclarations[DeclarationKind.SystemPrompt]);
        var owner = isOfAssembly ? _type.ContainingAssembly.Name : _type.Name;
        // Every contract of the assembly would report the same fault of the same attribute.
        var source = SharedSystemPrompt.Read(shared, owner, _files, isOfAssembly ? RuleReporter.None : _reporter);
        _shared.Add(shared, source);
        return source;
    }

    private TemplateSource ReadSource(AttributeData attribute, string role, string owner) =>
        TemplateSource.Read(attribute, role, owner, isOfCall: true, _files, _reporter);

    private void AddPaths(IMethodSymbol method, List<ParameterModel> parameters)
    {
        for (var i = 0; i < parameters.Count; i++)
        {
            if (parameters[i].Role == ParameterRole.Value)
                parameters[i] = parameters[i] with { Paths = _paths.ReadAll(parameters[i].Name, method.Parameters[i].Name, method.Parameters[i].Type) };
        }
    }

    private void ReportUnused(IMethodSymbol method, List<ParameterModel> parameters, bool[] used)
    {
        for (var i = 0; i < used.Length; i++)
        {
            if (!used[i] && parameters[i] is { Role: ParameterRole.Value, IsRouted: false })
                _reporter.Report(RuleCatalog.UnusedParameter, RuleAnchor.At(method.Parameters[i]), method.Parameters[i].Name, method.Name);
        }
    }

    // What is not part of the prompt is shown nowhere, marked or not.
    private void ReportHidden(IMethodSymbol method, List<ParameterModel> parameters)
    {
        for (var i = 0; i < parameters.Count; i++)
        {
            if (parameters[i] is { IsSensitive: true, IsRendered: false })
                _reporter.Report(RuleCatalog.AttributeWithoutEffect, RuleAnchor.At(method.Parameters[i]), "Sensitive", method.Name, $"since '{method.Parameters[i].Name}' is no part of the prompt");
        }
    }

    private void ReportNearMisses(TemplateSource source, IMethodSymbol method)
    {
        foreach (var miss in NearMissFinder.Find(source.Text!, ValueNames(method)))
        {
            _reporter.Report(
                RuleCatalog.NearMissPlaceholder,
                source.AnchorOf(miss.Start, miss.Length),
                source.Text!.Substring(miss.Start, miss.Length),
                method.Name,
                "{" + miss.Text + "}");
        }
    }

    /// <summary>Whether a prompt may use a parameter.</summary>
    internal static bool IsValue(IParameterSymbol parameter) => RoleOf(parameter.Type) == ParameterRole.Value;

    internal static List<string> ValueNames(IMethodSymbol method)
    {
        var names = new List<string>(method.Parameters.Length);
        foreach (var parameter in method.Parameters)
        {
            if (IsValue(parameter))
                names.Add(parameter.Name);
        }

        return names;
    }

    private static EquatableArray<ExampleModel> ReadExamples(DeclarationLevel level)
    {
        for (var at = level; at is not null; at = at.Outer)
        {
            if (at.Own.Examples is not { } attributes)
                continue;

            var examples = new List<ExampleModel>(attributes.Count);
            foreach (var attribute in attributes)
            {
                if (AttributeReader.TextArgument(attribute, 0) is { } input && AttributeReader.TextArgument(attribute, 1) is { } output)
                    examples.Add(new(TemplateParser.Normalise(input), TemplateParser.Normalise(output)));
            }

            return examples.ToEquatableArray();
        }

        return default;
    }
}
