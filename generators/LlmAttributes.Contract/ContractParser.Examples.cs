using Microsoft.CodeAnalysis;

namespace LlmAttributes.Contract;

/// <content>Examples, whether the prompt can take their arguments, and whether the call could read their answers.</content>
internal sealed partial class ContractParser
{
    private readonly HashSet<(AttributeData Attribute, int Place)> _mismatched = new();
    private readonly HashSet<(AttributeData Attribute, int Place)> _unfit = new();

    private Fault? ReadExamples(IMethodSymbol method, DeclarationLevel level, ResultModel result, List<ParameterModel> parameters, out List<WrittenExample> examples)
    {
        examples = new();
        Fault? fault = null;
        for (var at = level; at is not null; at = at.Outer)
        {
            if (at.Own.Examples is not { } attributes)
                continue;

            foreach (var attribute in attributes)
            {
                if (attribute.AttributeClass!.Name == "ExamplesAttribute")
                    fault ??= ReadExampleFile(attribute, method, result, examples);
                else if (AttributeReader.TextArgument(attribute, 0) is { } input && AttributeReader.TextArgument(attribute, 1) is { } output)
                    ReadExample(attribute, input, output, method, result, parameters, examples);
            }

            return fault;
        }

        return null;
    }

    private void ReadExample(AttributeData attribute, string input, string output, IMethodSymbol method, ResultModel result, List<ParameterModel> parameters, List<WrittenExample> examples)
    {
        var model = new ExampleModel(TemplateParser.Normalise(input), TemplateParser.Normalise(output)) { HasArguments = ExampleArguments.IsGiven(input, parameters) };
        examples.Add(new(model, attribute, null, default));
        CheckAnswer(output, method, result, attribute, 0, RuleAnchor.Positional(attribute, 1));
    }

    private Fault? ReadExampleFile(AttributeData attribute, IMethodSymbol method, ResultModel result, List<WrittenExample> examples)
    {
        if (AttributeReader.Text(attribute, "File") is not { Length: > 0 } path)
            return null;
        if (_files is null)
        {
            examples.Add(new(new("", "") { File = path }, attribute, null, default));
            return null;
        }

        if (_files.Find(path) is not { } file)
            return Raise(RuleCatalog.PromptFileMissing, RuleAnchor.Named(attribute, "File"), path, method.Name);

        Fault? fault = null;
        foreach (var line in ExampleFile.Read(file.Text, method.Name, Break))
        {
            if (line.Example is not { } example)
                continue;
            examples.Add(new(example, attribute, file, line));
            CheckAnswer(example.Output, method, result, attribute, line.Start, RuleAnchor.InFile(attribute, file, line.Start, line.Length));
        }

        return fault;

        void Break(RuleBreach breach, int start, int length)
        {
            if (_reporter.IsListening && _unfit.Add((attribute, start)))
                _reporter.Report(breach.Rule, RuleAnchor.InFile(attribute, file, start, length), breach.Arguments);
            fault ??= breach.ToFault();
        }
    }

    // One attribute may serve many calls.
    private void CheckAnswer(string output, IMethodSymbol method, ResultModel result, AttributeData attribute, int place, RuleAnchor anchor)
    {
        if (_reporter.IsListening && (ExampleAnswers.WhyUnreadable(output, result) ?? WhyUnfit(output, result)) is { } wanted && _mismatched.Add((attribute, place)))
            _reporter.Report(RuleCatalog.ExampleMismatch, anchor, output, method.Name, wanted);
    }

    private string? WhyUnfit(string output, ResultModel result) =>
        result.Answer == AnswerKind.Json && _roots.TryGetValue(result.Shape, out var root) && JsonFit.WhyNot(output, root, _shapes) is { } misfit
            ? $"JSON of the type '{result.DisplayName}' ({misfit})"
            : null;

    private EquatableArray<ExampleModel> BindExamples(List<WrittenExample> examples, string template, FragmentSet fragments, List<ParameterModel> parameters, string call, ref Fault? fault)
    {
        var broken = fault;
        var bound = ExampleBinder.Bind(examples.ConvertAll(static example => example.Model), template, fragments, parameters, call, (breach, index, argument) =>
        {
            if (_reporter.IsListening && _unfit.Add((examples[index].Attribute, examples[index].Line.Start)))
                _reporter.Report(breach.Rule, examples[index].AnchorOf(argument), breach.Arguments);
            broken ??= breach.ToFault();
        });
        fault = broken;
        return bound;
    }

    private readonly record struct WrittenExample(ExampleModel Model, AttributeData Attribute, PromptFile? File, ExampleLine Line)
    {
        public RuleAnchor AnchorOf(string argument)
        {
            if (File is null)
                return RuleAnchor.Positional(Attribute, 0);

            var start = argument.Length == 0 ? -1 : File.Text.IndexOf('"' + argument + '"', Line.Start, Line.Length, StringComparison.Ordinal);
            return start < 0 ? RuleAnchor.InFile(Attribute, File, Line.Start, Line.Length) : RuleAnchor.InFile(Attribute, File, start, argument.Length + 2);
        }
    }
}
