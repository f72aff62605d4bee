using System.Text;
using Microsoft.CodeAnalysis;

namespace LlmAttributes.Contract;

/// <content>Passages that are retrieved for a placeholder.</content>
internal sealed partial class ContractParser
{
    private const string DefaultInto = "context";

    private Fault? ReadRetrievals(IMethodSymbol method, Declarations own, List<ParameterModel> parameters, bool[] used, out EquatableArray<RetrieveModel> retrievals)
    {
        retrievals = default;
        if (own.Retrievals is not { } attributes)
            return null;

        Fault? fault = null;
        var all = new List<RetrieveModel>(attributes.Count);
        foreach (var attribute in attributes)
        {
            var store = AttributeReader.TextArgument(attribute, 0) ?? "";
            var into = AttributeReader.Text(attribute, "Into") ?? DefaultInto;
            if (WhyNot(store, into, parameters, all) is { } broken)
                fault ??= RaiseRetrieval(attribute, method, broken.Fault, broken.Remedy);
            fault ??= PolicyNumbers.Check(PolicyKind.Retrieve, attribute, method.Name, RuleReporter.None);
            var partition = PartitionOf(attribute, method, parameters, used, ref fault);
            all.Add(new()
            {
                Store = store,
                Into = into,
                Query = QueryOf(attribute, method, parameters, used, ref fault),
                Partition = partition,
                TopK = AttributeReader.Integer(attribute, "TopK"),
                MaxTokens = AttributeReader.Integer(attribute, "MaxTokens"),
                MinScore = AttributeReader.Number(attribute, "MinScore"),
                OnEmpty = AttributeReader.EnumText(attribute, "OnEmpty", "OnEmpty"),
                EmptyText = AttributeReader.Text(attribute, "EmptyText"),
            });
        }

        retrievals = all.ToEquatableArray();
        return fault;
    }

    private static (string Fault, string Remedy)? WhyNot(string store, string into, List<ParameterModel> parameters, List<RetrieveModel> before)
    {
        if (string.IsNullOrWhiteSpace(store))
            return ("names no store", "name the key of one");
        var parts = TemplateParser.Parse("{" + into + "}");
        if (parts.Count != 1 || !parts[0].IsHole || parts[0].Text != into || into.IndexOf('.') >= 0)
            return ($"fills '{into}', which is no name of a placeholder", "write a name, such as 'context'");
        if (parameters.Exists(parameter => parameter.PlainName == into))
            return ($"fills '{{{into}}}', which is a parameter", "name another placeholder with 'Into'");
        return before.Exists(other => other.Into == into) ? ($"fills '{{{into}}}' like another one", "give each a placeholder of its own with 'Into'") : null;
    }

    private string? PartitionOf(AttributeData attribute, IMethodSymbol method, List<ParameterModel> parameters, bool[] used, ref Fault? fault)
    {
        if (AttributeReader.Text(attribute, "PartitionBy") is not { } name)
            return null;

        var index = parameters.FindIndex(parameter => parameter.PlainName == name && parameter.Role == ParameterRole.Value);
        if (index < 0)
        {
            fault ??= RaiseRetrieval(attribute, method, $"is parted by '{name}', which is no parameter with a value", "name one");
            return null;
        }

        used[index] = true;
        return TextOf(parameters[index].Name, method.Parameters[index].Type);
    }

    private string QueryOf(AttributeData attribute, IMethodSymbol method, List<ParameterModel> parameters, bool[] used, ref Fault? fault)
    {
        if (AttributeReader.Text(attribute, "Query") is { } template)
            return BindQuery(attribute, method, template, parameters, used, ref fault);

        var found = -1;
        for (var i = 0; i < parameters.Count; i++)
        {
            if (parameters[i].Role != ParameterRole.Value || parameters[i].IsChunked || method.Parameters[i].Type.SpecialType != SpecialType.System_String || parameters[i].PlainName == AttributeReader.Text(attribute, "PartitionBy"))
                continue;
            if (found >= 0)
            {
                fault ??= RaiseRetrieval(attribute, method, "could look for each of several texts", "say which with 'Query', for instance 'Query = \"{" + parameters[found].PlainName + "}\"'");
                return "\"\"";
            }

            found = i;
        }

        if (found < 0)
        {
            fault ??= RaiseRetrieval(attribute, method, "has no text to look for", "say what with 'Query'");
            return "\"\"";
        }

        used[found] = true;
        ReportSensitive(attribute, method, parameters[found].PlainName);
        return parameters[found].Name;
    }

    private string BindQuery(AttributeData attribute, IMethodSymbol method, string template, List<ParameterModel> parameters, bool[] used, ref Fault? fault)
    {
        var names = new SymbolNames(method, _paths, used, _reporter.IsListening, default);
        var parts = TemplateParser.Parse(template);
        var text = new StringBuilder();
        var hasHoles = false;
        foreach (var part in parts)
        {
            if (!part.IsHole)
            {
                if (!part.IsLiteral)
                    fault ??= RaiseRetrieval(attribute, method, "has a tag in its query", "use plain placeholders");
                Literals.Append(text, part.Text, 0, part.Text.Length, isInterpolated: true);
                continue;
            }

            hasHoles = true;
            if (names.Find(part.Text, out var value) is { } breach)
            {
                fault ??= RaiseRetrieval(attribute, method, $"looks for '{{{part.Text}}}', which is no value of a parameter", "name one");
                continue;
            }

            // Passages are looked for once, for all chunks.
            if (parameters.Exists(parameter => parameter.IsChunked && parameter.PlainName == RootOf(part.Text)))
                fault ??= RaiseRetrieval(attribute, method, $"looks for '{{{part.Text}}}', which is cut into chunks", "name another parameter in 'Query'");
            if (value.IsSensitive)
                ReportSensitive(attribute, method, part.Text);
            if (parts.Count == 1 && part.Format is null && value.Shape == PathShape.Text)
                return value.Expression;
            text.Append('{').Append(value.Expression);
            if (part.Format is { } format)
                Literals.Append(text.Append(':'), format, 0, format.Length, isInterpolated: true);
            text.Append('}');
        }

        if (!hasHoles)
            fault ??= RaiseRetrieval(attribute, method, "looks for the same in every call", "put a placeholder into 'Query'");
        return $"global::LlmAttributes.Runtime.Prompt.Text($\"{text}\")";
    }

    private void ReportSensitive(AttributeData attribute, IMethodSymbol method, string path)
    {
        var name = RootOf(path);
        foreach (var parameter in method.Parameters)
        {
            if (_reporter.IsListening && parameter.Name == name && IsSensitive(parameter))
                _reporter.Report(RuleCatalog.SensitiveQuery, RuleAnchor.At(attribute), name, method.Name, AttributeReader.TextArgument(attribute, 0) ?? "");
        }
    }

    private Fault? CheckPlaces(IMethodSymbol method, Declarations own, EquatableArray<RetrieveModel> retrievals, PromptModel? prompt, List<VariantPrompt> variants)
    {
        Fault? fault = null;
        for (var i = 0; i < retrievals.Count; i++)
        {
            var isPlaced = prompt is not null && HasPlace(prompt, i);
            foreach (var variant in variants)
                isPlaced |= HasPlace(variant.Prompt, i);
            if (!isPlaced)
                fault ??= RaiseRetrieval(own.Retrievals![i], method, $"fills '{{{retrievals[i].Into}}}', which its prompt does not have", $"add '{{{retrievals[i].Into}}}' to the prompt, or name another placeholder with 'Into'");
        }

        return fault;
    }

    private static bool HasPlace(PromptModel prompt, int index)
    {
        foreach (var turn in prompt.Turns)
        {
            if (HasPlace(turn.Parts, index))
                return true;
        }

        return HasPlace(prompt.System.Parts, index);
    }

    private static bool HasPlace(EquatableArray<PromptPart> parts, int index)
    {
        foreach (var part in parts)
        {
            if (part.Retrieval == index || HasPlace(part.Body, index) || HasPlace(part.Else, index))
                return true;
        }

        return false;
    }

    private static string RootOf(string path)
    {
        var dot = path.IndexOf('.');
        return dot < 0 ? path : path.Substring(0, dot);
    }

    private Fault RaiseRetrieval(AttributeData attribute, IMethodSymbol method, string fault, string remedy) =>
        Raise(RuleCatalog.InvalidRetrieval, RuleAnchor.At(attribute), AttributeReader.TextArgument(attribute, 0) ?? "", method.Name, fault, remedy);

    private static string TextOf(string expression, ITypeSymbol type) =>
        type.SpecialType == SpecialType.System_String ? expression : $"global::LlmAttributes.Runtime.Prompt.Text($\"{{{expression}}}\")";
}
