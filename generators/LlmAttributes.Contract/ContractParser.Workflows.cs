using Microsoft.CodeAnalysis;

namespace LlmAttributes.Contract;

/// <content>Methods with a body that are workflows.</content>
internal sealed partial class ContractParser
{
    // The longest time that a CancellationTokenSource can wait, in whole seconds; no budget needs more dollars.
    private const double LargestNumber = 4_294_967;

    private List<(IMethodSymbol Method, AttributeData Attribute)>? _workflows;

    private void NoteWorkflow(IMethodSymbol method)
    {
        if (Declarations.Read(method).Workflow is { } attribute)
            (_workflows ??= []).Add((method, attribute));
    }

    // Their names are taken when the calls have theirs.
    private EquatableArray<WorkflowModel> ReadWorkflows()
    {
        if (_workflows is null)
            return default;
        var workflows = new List<WorkflowModel>(_workflows.Count);
        foreach (var (method, attribute) in _workflows)
            workflows.Add(ReadWorkflow(method, attribute));
        return workflows.ToEquatableArray();
    }

    private WorkflowModel ReadWorkflow(IMethodSymbol method, AttributeData attribute)
    {
        var fault = CheckWorkflow(method, attribute);
        var parameters = new List<ParameterModel>(method.Parameters.Length);
        foreach (var parameter in method.Parameters)
        {
            parameters.Add(new()
            {
                Name = Identifiers.Escape(parameter.Name),
                Type = _facts.NameOf(parameter.Type),
                Role = RoleInWorkflow(parameter),
                Modifier = ParameterText.ModifierOf(parameter),
            });
        }

        var isExplicit = !_names.TryTakeSignature(method, ParameterText.Signature(method, _facts, static _ => true)) || method.DeclaredAccessibility != Accessibility.Public;
        var owner = _facts.PlainNameOf(method.ContainingType);
        var field = fault is null ? _names.TakeField(method.Name) : "";
        return new()
        {
            Name = method.Name,
            Owner = owner,
            ExplicitInterface = isExplicit ? owner : null,
            ReturnType = ParameterText.RefOf(method.RefKind) + _facts.NameOf(method.ReturnType),
            Generics = _shape.GenericsOf(method.TypeParameters, isExplicit),
            Parameters = parameters.ToEquatableArray(),
            FieldName = field,
            BodyName = fault is null ? _names.TakeClass(Identifiers.WithoutAsync(method.Name) + "Body") : "",
            Carrier = CallSymbols.IsStream(method) ? ResultCarrier.Stream : method.ReturnType.Name == "ValueTask" ? ResultCarrier.ValueTask : ResultCarrier.Task,
            TimeoutSeconds = AttributeReader.Number(attribute, "TimeoutSeconds"),
            BudgetUsd = AttributeReader.Money(attribute, "BudgetUsd"),
            Fault = fault,
        };
    }

    private Fault? CheckWorkflow(IMethodSymbol method, AttributeData attribute)
    {
        if (CheckNumber(method, attribute, "TimeoutSeconds") is { } late)
            return late;
        if (CheckNumber(method, attribute, "BudgetUsd") is { } poor)
            return poor;
        if (!HasToken(method))
            _reporter.Report(RuleCatalog.WorkflowWithoutToken, RuleAnchor.At(method), method.Name);
        if (!method.IsVirtual)
            return Raise(RuleCatalog.UnsupportedWorkflow, RuleAnchor.At(method), method.Name, "cannot be implemented by the client", "remove 'private' or 'sealed'");
        if (!CallSymbols.IsTask(method) && !CallSymbols.IsAsyncEnumerable(method))
            return Raise(RuleCatalog.UnsupportedWorkflow, RuleAnchor.At(method), method.Name, "returns neither a task nor IAsyncEnumerable", "return a Task, a ValueTask or an IAsyncEnumerable");
        foreach (var parameter in method.Parameters)
        {
            if (parameter.RefKind != RefKind.None)
                return Raise(RuleCatalog.UnsupportedWorkflow, RuleAnchor.At(parameter), method.Name, $"passes '{parameter.Name}' by reference", "pass it by value");
            if (parameter.Type.IsRefLikeType || parameter.Type.TypeKind is TypeKind.Pointer or TypeKind.FunctionPointer)
                return Raise(RuleCatalog.UnsupportedWorkflow, RuleAnchor.At(parameter), method.Name, $"takes '{parameter.Name}', which cannot be kept while it runs", "take an array or a value");
            if (IsRunId(parameter) && parameter.Type.SpecialType != SpecialType.System_String)
                return Raise(RuleCatalog.UnsupportedWorkflow, RuleAnchor.At(parameter), method.Name, $"names its run by '{parameter.Name}', which is no string", "make it a string");
        }

        return null;
    }

    private Fault? CheckNumber(IMethodSymbol method, AttributeData attribute, string name) => AttributeReader.Number(attribute, name) is { } value && !(value > 0 && value <= LargestNumber)
        ? Raise(RuleCatalog.NumberOutOfRange, RuleAnchor.Named(attribute, name), name, "Workflow", method.Name, AttributeValues.Display(value), "more than 0 and at most 4294967")
        : null;

    private static bool HasToken(IMethodSymbol method)
    {
        foreach (var parameter in method.Parameters)
        {
            if (CallSymbols.IsCancellationToken(parameter.Type))
                return true;
        }

        return false;
    }

    private Fault? CheckBody(IMethodSymbol method, Declarations declarations) => declarations.Workflow is { } attribute
        ? Raise(RuleCatalog.WorkflowWithoutBody, RuleAnchor.At(attribute), method.Name)
        : null;

    private static bool IsRunId(IParameterSymbol parameter) => ParameterMarks.Has(parameter, ParameterMarks.RunId);

    private static ParameterRole RoleInWorkflow(IParameterSymbol parameter) =>
        CallSymbols.IsCancellationToken(parameter.Type) ? ParameterRole.CancellationToken
            : CallSymbols.IsWorkflowProgress(parameter.Type) ? ParameterRole.Progress
            : IsRunId(parameter) ? ParameterRole.RunId
            : ParameterRole.Value;
}
