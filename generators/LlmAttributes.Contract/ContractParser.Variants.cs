using Microsoft.CodeAnalysis;

namespace LlmAttributes.Contract;

/// <content>Variants of prompts.</content>
internal sealed partial class ContractParser
{
    private const double AllCalls = 100;

    private Fault? ReadVariant(AttributeData attribute, IMethodSymbol method, List<VariantPrompt> before, out VariantPrompt? variant)
    {
        variant = null;
        if (AttributeReader.TextArgument(attribute, 0) is not { } name)
            return null;

        var weight = AttributeReader.Number(attribute, "Weight") ?? AllCalls / 2;
        var sum = weight;
        foreach (var other in before)
        {
            sum += other.Weight;
            if (other.Name != name)
                continue;
            if (_reporter.IsListening)
                EffectChecks.Report(PolicyKind.PromptVariant, attribute, method.Name, "beside another of the same name", _reporter);
            return null;
        }

        if (!(weight > 0) || sum > AllCalls)
            return Raise(RuleCatalog.NumberOutOfRange, RuleAnchor.Named(attribute, "Weight"), "Weight", "PromptVariant", method.Name, AttributeValues.Display(weight), "more than 0 and at most 100 with the other variants");

        variant = new(name, weight, null!);
        return null;
    }

    private EquatableArray<VariantModel> NameVariants(IMethodSymbol method, List<VariantPrompt> variants, string rendered, bool hasShow, bool hasKey)
    {
        var named = new List<VariantModel>(variants.Count);
        foreach (var variant in variants)
        {
            var suffix = SuffixOf(variant.Name);
            named.Add(new()
            {
                Name = variant.Name,
                Weight = variant.Weight,
                FieldName = _names.TakeField(Identifiers.WithoutAsync(method.Name) + suffix),
                RenderName = _names.TakeStatic("Render", Identifiers.WithoutAsync(method.Name) + suffix, rendered),
                FencedName = variant.Prompt.Fence is null && !variant.Prompt.NeedsFiles ? "" : _names.TakeStatic("Render", Identifiers.WithoutAsync(method.Name) + suffix, rendered + "PromptFence"),
                ShowName = hasShow ? _names.TakeStatic("Show", Identifiers.WithoutAsync(method.Name) + suffix, rendered) : "",
                KeyName = hasKey ? _names.TakeStatic("Key", Identifiers.WithoutAsync(method.Name) + suffix, "CacheText" + rendered) : "",
                Prompt = variant.Prompt,
            });
        }

        return named.ToEquatableArray();
    }

    private static string SuffixOf(string name)
    {
        var suffix = new System.Text.StringBuilder();
        foreach (var c in name)
        {
            if (char.IsLetterOrDigit(c))
                suffix.Append(suffix.Length == 0 ? char.ToUpperInvariant(c) : c);
        }

        return suffix.ToString();
    }

    private sealed record VariantPrompt(string Name, double Weight, PromptModel Prompt);
}
