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
        if (user.File is not null || (system.File is not null && system.IsOfCall))
            AddPaths(method, parameters);

        var userParts = BindSource(user, method, parameters, used, out var fault);
        var systemParts = BindSource(system, method, parameters, used, out var systemFault);
        fault ??= systemFault;
        if (fault is not null)
            return fault;

        if (_reporter.IsListening)
        {
            ReportUnused(method, parameters, used, (user.File is not null || system.File is not null) && _files is null);
            ReportHidden(method, parameters);
        }

        var examples = ReadExamples(level);
        var format = OutputFormat.Of(result);
        var needsFiles = _files is null && (user.File is not null || system.File is not null);
        prompt = new()
        {
            User = userParts,
            System = systemParts,
            Examples = examples,
            OutputFormat = format,
            Fingerprint = needsFiles ? "" : PromptFingerprint.Of(systemParts, format, examples, userParts),
            Name = AttributeReader.Text(attribute, "Name"),
            Version = AttributeReader.Text(attribute, "Version"),
            UserFile = _files is null ? user.File : null,
            SystemFile = _files is null ? system.File : null,
            IsSystemOfCall = system.IsOfCall,
        };
        return null;
    }

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

    private EquatableArray<PromptPart> BindSource(TemplateSource source, IMethodSymbol method, List<ParameterModel> parameters, bool[] used, out Fault? fault)
    {
        fault = null;
        if (source.Text is null)
            return default;

        if (!source.IsOfCall)
            return SharedSystemPrompt.Literal(source.Text);

        if (source.File is not null)
            return BindFile(source, method, parameters, used, out fault);

        if (_reporter.IsListening)
            ReportNearMisses(source, method);
        return BindText(source, method, parameters, used, out fault);
    }

    private EquatableArray<PromptPart> BindText(TemplateSource source, IMethodSymbol method, List<ParameterModel> parameters, bool[] used, out Fault? fault)
    {
        fault = null;
        var parts = new List<PromptPart>();
        foreach (var part in TemplateParser.Parse(source.Text!))
        {
            if (!part.IsHole)
            {
                parts.Add(PromptPart.Literal(part.Text));
                continue;
            }

            var broken = BindHole(source, part, method, used, out var expression, out var position);
            fault ??= broken;
            parts.Add(new(expression, true, part.Format) { IsSensitive = position >= 0 && parameters[position].IsSensitive });
        }

        return parts.ToEquatableArray();
    }

    private Fault? BindHole(TemplateSource source, TemplatePart hole, IMethodSymbol method, bool[] used, out string expression, out int position)
    {
        expression = "";
        position = -1;
        var dot = hole.Text.IndexOf('.');
        var name = dot < 0 ? hole.Text : hole.Text.Substring(0, dot);
        foreach (var parameter in method.Parameters)
        {
            if (parameter.Name != name || RoleOf(parameter.Type) != ParameterRole.Value)
                continue;

            used[position = parameter.Ordinal] = true;
            if (_paths.TryRead(Identifiers.Escape(name), parameter.Type, hole.Text, out expression, out var failedType, out var failedName))
                return null;

            var nearest = _reporter.IsListening ? NearestName.Find(failedName, _paths.Names(failedType)) : null;
            return RaiseInText(
                RuleCatalog.UnknownPlaceholderProperty,
                source,
                hole,
                failedName,
                nearest,
                method.Name,
                hole.Text,
                Short(failedType),
                failedName,
                PromptFileBinder.PropertyRemedy(nearest));
        }

        var nearestParameter = _reporter.IsListening ? NearestName.Find(name, ValueNames(method)) : null;
        return RaiseInText(
            RuleCatalog.UnknownPlaceholder, source, hole, name, nearestParameter, method.Name, name, NearestName.PlaceholderRemedy(name, nearestParameter));
    }

    private Fault RaiseInText(
        DiagnosticDescriptor rule, TemplateSource source, TemplatePart hole, string name, string? nearest, params object?[] arguments)
    {
        if (_reporter.IsListening)
            _reporter.Report(rule, source.AnchorOf(hole.Start, hole.Length), RuleProperties.Of(name, nearest), arguments);
        return Describe(rule, arguments);
    }

    private EquatableArray<PromptPart> BindFile(TemplateSource source, IMethodSymbol method, List<ParameterModel> parameters, bool[] used, out Fault? fault)
    {
        var parts = PromptFileBinder.Bind(source.Text!, method.Name, parameters, used, out var failure);
        fault = failure is null ? null : Raise(failure.Rule, source.Anchor, failure.Arguments);
        return parts;
    }

    private void AddPaths(IMethodSymbol method, List<ParameterModel> parameters)
    {
        for (var i = 0; i < parameters.Count; i++)
        {
            if (parameters[i].Role == ParameterRole.Value)
                parameters[i] = parameters[i] with { Paths = _paths.ReadAll(parameters[i].Name, method.Parameters[i].Name, method.Parameters[i].Type) };
        }
    }

    private void ReportUnused(IMethodSymbol method, List<ParameterModel> parameters, bool[] used, bool isOpen)
    {
        if (isOpen)
            return;

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

    private static List<string> ValueNames(IMethodSymbol method)
    {
        var names = new List<string>(method.Parameters.Length);
        foreach (var parameter in method.Parameters)
        {
            if (RoleOf(parameter.Type) == ParameterRole.Value)
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
