using System.Globalization;
using Microsoft.CodeAnalysis;

namespace LlmAttributes.Contract;

/// <summary>Reads ensembles and cascades: the nearest attribute gives the strategy, the nearest list of members holds.</summary>
internal static class EnsembleReader
{
    private const DeclarationKind Kind = DeclarationKind.Ensemble;
    private const string Strategies = "global::LlmAttributes.MergeStrategy.";

    public static EnsembleModel? Read(DeclarationLevel level)
    {
        var nearest = level.Find(Kind)!;
        var isCascade = CandidateChecks.IsCascade(nearest);
        var own = RouteReader.RouterOf(nearest);
        var strategy = isCascade ? Strategies + "Cascade" : own is not null ? Strategies + "Own" : AttributeReader.EnumArgument(nearest, 0, "MergeStrategy");
        var members = Members(level);
        if (strategy is null || members.IsEmpty)
            return null;

        return new(strategy, members, level.Number(Kind, "TimeoutSeconds"), level.Integer(Kind, "Quorum"))
        {
            MinScore = level.Number(Kind, "MinScore"),
            MaxConcurrency = level.Integer(Kind, "MaxConcurrency"),
            Samples = level.Integer(Kind, "Samples"),
            Judge = level.Text(Kind, "Judge"),
            Similarity = level.EnumText(Kind, "Similarity", "TextSimilarityKind"),
            EmbedBy = level.Text(Kind, "EmbedBy"),
            SynthesizeBy = level.Text(Kind, "SynthesizeBy"),
            TieBreak = level.EnumText(Kind, "TieBreak", "TieBreak"),
            EarlyStop = level.EnumText(Kind, "EarlyStop", "EarlyStop"),
            ConfidenceTarget = isCascade ? level.Number(Kind, "AcceptAt") : level.Number(Kind, "ConfidenceTarget"),
            OnMemberFailure = level.EnumText(Kind, "OnMemberFailure", "OnMemberFailure"),
            IgnoresAgreement = isCascade && level.Boolean(Kind, "AcceptAgreement") == false,
            AcceptQualityAt = isCascade ? level.Number(Kind, "AcceptQualityAt") : null,
            Details = Details(level),
            Own = isCascade ? null : own,
            Rule = isCascade ? own : null,
        };
    }

    private static EquatableArray<string> Members(DeclarationLevel level)
    {
        for (var at = level; at is not null; at = at.Outer)
        {
            if (at.Own[Kind] is { } attribute && AttributeReader.TextsArgument(attribute, CandidateChecks.KeysParameter(PolicyKind.Ensemble, attribute)) is { IsEmpty: false } keys)
                return keys;
        }

        return default;
    }

    private static EquatableArray<EnsembleMemberModel> Details(DeclarationLevel level)
    {
        if (level.Members is not { } members)
            return default;

        var details = new List<EnsembleMemberModel>(members.Count);
        foreach (var member in members)
        {
            if (AttributeReader.TextArgument(member, 0) is not { } key)
                continue;
            var options = new ModelOptionsModel
            {
                Temperature = AttributeReader.Number(member, "Temperature"),
                TopP = AttributeReader.Number(member, "TopP"),
                MaxOutputTokens = AttributeReader.Integer(member, "MaxOutputTokens"),
                Seed = AttributeReader.Long(member, "Seed"),
                ReasoningEffort = AttributeReader.EnumNumber(member, "ReasoningEffort") is { } effort
                    ? "(global::Microsoft.Extensions.AI.ReasoningEffort)" + effort.ToString(CultureInfo.InvariantCulture)
                    : null,
            };
            details.Add(new(key, AttributeReader.Number(member, "Weight"), AttributeReader.Text(member, "Instructions"), options == new ModelOptionsModel() ? null : options, AttributeReader.Text(member, "PromptVariant")));
        }

        return details.ToEquatableArray();
    }
}
