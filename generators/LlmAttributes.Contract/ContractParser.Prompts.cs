using Microsoft.CodeAnalysis;

namespace LlmAttributes.Contract;

/// <content>Prompts, system prompts and examples.</content>
internal sealed partial class ContractParser
{
    private readonly Dictionary<AttributeData, TemplateSource> _shared = new();

    private Fault? ReadPrompt(
        IMethodSymbol method, Declarations own, DeclarationLevel level, ResultModel result, EnsembleModel? ensemble, ref List<ParameterModel> parameters, out EquatableArray<RetrieveModel> retrievals, out PromptModel? prompt, out List<VariantPrompt> variants)
    {
        prompt = null;
        variants = new();
        retrievals = default;
        if (own[DeclarationKind.Prompt] is not { } attribute)
            return Raise(RuleCatalog.MissingPrompt, RuleAnchor.At(method), method.Name);

        var used = new bool[parameters.Count];
        var isOpen = false;
        var first = new PromptModel
        {
            Turns = default,
            System = TurnModel.None,
            Examples = default,
            OutputFormat = OutputFormat.Of(result),
            Fingerprint = "",
            Name = AttributeReader.Text(attribute, "Name"),
            Version = AttributeReader.Text(attribute, "Version"),
        };
        var unfit = ReadRetrievals(method, own, parameters, used, out retrievals);
        var fault = ReadExamples(method, level, result, parameters, out var examples);
        if (fault is null)
            first = first with { Examples = examples.ConvertAll(static example => example.Model).ToEquatableArray() };
        var broken = ReadTurns(method, own, level, parameters, retrievals, ReadSource(attribute, "prompt", method.Name), first, examples, used, ref isOpen, out prompt);
        fault ??= broken;
        foreach (var variant in own.Variants ?? [])
        {
            broken = ReadVariant(variant, method, ensemble, variants, out var read);
            if (read is not null)
            {
                var source = TemplateSource.Read(variant, "prompt", method.Name, isOfCall: true, _files, _reporter, parameter: 1);
                broken = ReadTurns(method, own, level, parameters, retrievals, source, first, examples, used, ref isOpen, out var other);
                if (other is not null)
                    variants.Add(read with { Prompt = other });
            }

            fault ??= broken;
        }

        fault ??= unfit ?? (fault is null && !isOpen ? CheckPlaces(method, own, retrievals, prompt, variants) : null);
        for (var i = 0; i < used.Length; i++)
        {
            if (parameters[i].Role == ParameterRole.Tenant && (used[i] || isOpen))
                parameters[i] = parameters[i] with { IsPlaced = true, Input = InputModel.Text };
        }

        if (!isOpen)
            fault ??= CheckPlaced(method, parameters, used);
        if (fault is null && _reporter.IsListening && !isOpen)
            ReportUnused(method, level, parameters, used);
        if (fault is null && _reporter.IsListening)
            ReportHidden(method, parameters);
        return fault;
    }

    private Fault? ReadTurns(
        IMethodSymbol method,
        Declarations own,
        DeclarationLevel level,
        List<ParameterModel> parameters,
        EquatableArray<RetrieveModel> retrievals,
        TemplateSource user,
        PromptModel first,
        List<WrittenExample> examples,
        bool[] used,
        ref bool isOpen,
        out PromptModel? prompt)
    {
        prompt = null;
        var system = ReadSystem(own, level, method);
        if (user.Fault is not null || system.Fault is not null)
            return user.Fault ?? system.Fault;

        var fragments = FragmentsOf(level, user, system);
        var isUserOpen = IsOpen(user, fragments);
        var isSystemOpen = IsOpen(system, fragments);
        var needsPaths = isUserOpen || (isSystemOpen && system.IsOfCall);
        isOpen |= needsPaths;
        if (needsPaths)
            AddPaths(method, parameters);

        Fault? fault = null;
        var locals = new LocalNames(parameters);
        var names = new SymbolNames(method, _paths, used, _reporter.IsListening, retrievals);
        var userBinder = BinderOf(user);
        var systemBinder = BinderOf(system);
        var turns = isUserOpen ? default : userBinder.BindTurns(user.Text!, names).ToEquatableArray();
        var message = isSystemOpen || system.Text is null ? TurnModel.None
            : system.IsOfCall ? systemBinder.BindMessage(system.Text, TurnModel.System, names)
            : SharedSystemPrompt.Literal(system.Text);
        if (_reporter.IsListening)
        {
            ReportNearMisses(user, method);
            if (system.IsOfCall)
                ReportNearMisses(system, method);
            if (PromptPrefix.LettersBehind(systemBinder, userBinder, turns, first.Examples, HasHistory(parameters)) is >= TemplateBinder.LongText and var letters)
                _reporter.Report(RuleCatalog.VolatilePrefix, system.Anchor, method.Name, letters.ToString(System.Globalization.CultureInfo.InvariantCulture), systemBinder.FirstVolatile!.Value.Text);
        }

        if (!isUserOpen && !first.WaitsForExamples)
            first = first with { Examples = BindExamples(examples, user.Text!, fragments, parameters, method.Name, ref fault) };
        if (fault is not null)
            return fault;

        prompt = first with
        {
            System = message,
            UserTemplate = isUserOpen || first.WaitsForExamples ? new(user.Text, user.File) : null,
            SystemTemplate = isSystemOpen ? new(system.Text, system.File) : null,
            Fragments = isUserOpen || isSystemOpen || first.WaitsForExamples ? fragments.All : default,
            Reload = (isUserOpen || isSystemOpen) && retrievals.IsEmpty
                ? new(new(user.Text, user.File), system.Text is null && system.File is null ? null : new(system.Text, system.File), !system.IsOfCall, fragments.All)
                : null,
            IsSystemOfCall = system.IsOfCall,
            Fence = userBinder.HasFences || systemBinder.HasFences ? locals.Fence : null,
        };
        if (isUserOpen)
            return null;

        prompt = PromptTurns.Combine(prompt, turns, method.Name, out var breach);
        if (_reporter.IsListening && own[DeclarationKind.CachePrefix] is { } cache && !cache.IsDisabled() && PromptPrefix.Find(prompt, PromptPrefix.Fixed(prompt), HasHistory(parameters)).IsEmpty)
            EffectChecks.Report(PolicyKind.CachePrefix, cache, method.Name, "whose messages begin with what changes", _reporter);
        return breach is null ? null : Raise(breach.Rule, user.Anchor, breach.Arguments);

        TemplateBinder BinderOf(TemplateSource source) => new(method.Name, fragments, locals, (found, part) => Break(source, found, part), (found, part) => Advise(source, found, part));

        void Break(TemplateSource source, RuleBreach found, TemplatePart part)
        {
            if (_reporter.IsListening)
                _reporter.Report(found.Rule, source.AnchorOf(part.Start, part.Length), found.Properties, found.Arguments);
            fault ??= found.ToFault();
        }

        void Advise(TemplateSource source, RuleBreach found, TemplatePart part)
        {
            if (_reporter.IsListening)
                _reporter.Report(found.Rule, source.AnchorOf(part.Start, part.Length), found.Arguments);
        }
    }

    private static bool HasHistory(List<ParameterModel> parameters) => parameters.Exists(static parameter => parameter.Role is ParameterRole.History or ParameterRole.Memory);

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
            if (parameters[i].Role is ParameterRole.Value or ParameterRole.Tenant)
                parameters[i] = parameters[i] with { Paths = _paths.ReadAll(parameters[i].Name, method.Parameters[i].Name, ChunkParameters.TypeOf(method.Parameters[i], _facts.Compilation), method) };
        }
    }

    private void ReportUnused(IMethodSymbol method, DeclarationLevel level, List<ParameterModel> parameters, bool[] used)
    {
        for (var i = 0; i < used.Length; i++)
        {
            if (used[i] || parameters[i].Role != ParameterRole.Value)
                continue;
            if (CachedCallChecks.IsUnpartedOwner(method, method.Parameters[i], level))
                _reporter.Report(RuleCatalog.UnpartitionedCache, RuleAnchor.At(method.Parameters[i]), method.Name, method.Parameters[i].Name);
            else if (!parameters[i].IsRouted)
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
        if (source.Text is null || source.File is not null)
            return;

        foreach (var miss in NearMissFinder.Find(source.Text, ValueNames(method)))
        {
            _reporter.Report(
                RuleCatalog.NearMissPlaceholder,
                source.AnchorOf(miss.Start, miss.Length),
                source.Text.Substring(miss.Start, miss.Length),
                method.Name,
                "{" + miss.Text + "}");
        }
    }

    /// <summary>Whether a prompt may use a parameter.</summary>
    internal static bool IsValue(IParameterSymbol parameter) => RoleOf(parameter.Type) == ParameterRole.Value && !IsMemory(parameter);

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
}
