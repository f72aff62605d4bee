using Microsoft.CodeAnalysis;

namespace LlmAttributes.Contract;

/// <content>Variants of prompts.</content>
internal sealed partial class ContractParser
{
    private const double AllCalls = 100;

    private Fault? ReadVariant(AttributeData attribute, IMethodSymbol method, EnsembleModel? ensemble, List<VariantPrompt> before, out VariantPrompt? variant)
    {
        variant = null;
        if (AttributeReader.TextArgument(attribute, 0) is not { } name)
            return null;

        var isOfMember = TakerOf(ensemble, name) is not null;
        var weight = isOfMember ? 0 : AttributeReader.Number(attribute, "Weight") ?? AllCalls / 2;
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

        if (isOfMember)
        {
            if (_reporter.IsListening)
                EffectArguments.Report(attribute, "Weight", method.Name, "since a member of the ensemble takes the variant", _reporter);
            variant = new(name, weight, null!) { IsOfMember = true };
            return null;
        }

        if (!(weight > 0) || sum > AllCalls)
            return Raise(RuleCatalog.NumberOutOfRange, RuleAnchor.Named(attribute, "Weight"), "Weight", "PromptVariant", method.Name, AttributeValues.Display(weight), "more than 0 and at most 100 with the other variants");

        variant = new(name, weight, null!);
        return null;
    }

    /// <summary>The member that is asked with a variant.</summary>
    private static EnsembleMemberModel? TakerOf(EnsembleModel? ensemble, string name)
    {
        if (ensemble is null)
            return null;

        foreach (var member in ensemble.Details)
        {
            if (member.PromptVariant == name && Has(ensemble.Members, member.Model))
                return member;
        }

        return null;
    }

    private static bool Has(EquatableArray<string> members, string key)
    {
        foreach (var member in members)
        {
            if (member == key)
                return true;
        }

        return false;
    }

    // Nobody knows what to ask a member whose prompt there is not.
    private Fault? CheckMemberVariants(IMethodSymbol method, DeclarationLevel level, EnsembleModel? ensemble)
    {
        if (ensemble is null)
            return null;

        var declared = new HashSet<string>(StringComparer.Ordinal);
        foreach (var variant in level.Own.Variants ?? [])
        {
            if (AttributeReader.TextArgument(variant, 0) is { } name)
                declared.Add(name);
        }

        Fault? fault = null;
        foreach (var attribute in level.Members ?? [])
        {
            if (AttributeReader.Text(attribute, "PromptVariant") is not { } name || declared.Contains(name) || AttributeReader.TextArgument(attribute, 0) is not { } key || !Has(ensemble.Members, key))
                continue;
            var anchor = level.Own.Members is null ? RuleAnchor.At(method) : RuleAnchor.Named(attribute, "PromptVariant");
            fault ??= Raise(RuleCatalog.UnknownMemberVariant, anchor, key, method.Name, name);
        }

        return fault;
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
                FieldName = variant.IsOfMember ? "" : _names.TakeField(Identifiers.WithoutAsync(method.Name) + suffix),
                RenderName = _names.TakeStatic("Render", Identifiers.WithoutAsync(method.Name) + suffix, rendered),
                FencedName = variant.Prompt.Fence is null && !variant.Prompt.NeedsFiles ? "" : _names.TakeStatic("Render", Identifiers.WithoutAsync(method.Name) + suffix, rendered + "PromptFence"),
                ShowName = hasShow ? _names.TakeStatic("Show", Identifiers.WithoutAsync(method.Name) + suffix, rendered) : "",
                KeyName = hasKey && !variant.IsOfMember ? _names.TakeStatic("Key", Identifiers.WithoutAsync(method.Name) + suffix, "CacheText" + rendered) : "",
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

    private sealed record VariantPrompt(string Name, double Weight, PromptModel Prompt)
    {
        /// <summary>Whether a member of the ensemble is asked with it, and no share of the calls.</summary>
        public bool IsOfMember { get; init; }
    }
}
