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
                if (_reporter.IsListening && ExampleAnswers.WhyUnreadable(output, result) is { } wanted && _mismatched.Add(attribute))
                    _reporter.Report(RuleCatalog.ExampleMismatch, RuleAnchor.Positional(attribute, 1), output, method.Name, wanted);
            }

            return examples.ToEquatableArray();
        }

        return default;
    }
}
