using Microsoft.CodeAnalysis;

namespace LlmAttributes.Contract;

/// <content>Examples, and whether the call could read their answers.</content>
internal sealed partial class ContractParser
{
    private readonly HashSet<AttributeData> _mismatched = new();

    private EquatableArray<ExampleModel> ReadExamples(IMethodSymbol method, DeclarationLevel level, ResultModel result)
    {
        for (var at = level; at is not null; at = at.Outer)
        {
            if (at.Own.Examples is not { } attributes)
                continue;

            var examples = new List<ExampleModel>(attributes.Count);
            foreach (var attribute in attributes)
            {
                if (AttributeReader.TextArgument(attribute, 0) is not { } input || AttributeReader.TextArgument(attribute, 1) is not { } output)
                    continue;

                examples.Add(new(TemplateParser.Normalise(input), TemplateParser.Normalise(output)));
                // One attribute may serve many calls.
                if (_reporter.IsListening && (ExampleAnswers.WhyUnreadable(output, result) ?? WhyUnfit(output, result)) is { } wanted && _mismatched.Add(attribute))
                    _reporter.Report(RuleCatalog.ExampleMismatch, RuleAnchor.Positional(attribute, 1), output, method.Name, wanted);
            }

            return examples.ToEquatableArray();
        }

        return default;
    }

    private string? WhyUnfit(string output, ResultModel result) =>
        result.Answer == AnswerKind.Json && _roots.TryGetValue(result.Shape, out var root) && JsonFit.WhyNot(output, root, _shapes) is { } misfit
            ? $"JSON of the type '{result.DisplayName}' ({misfit})"
            : null;
}
