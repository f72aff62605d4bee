using System.Security.Cryptography;
using LlmAttributes.Runtime;
using Microsoft.Extensions.AI;

namespace LlmAttributes;

/// <summary>What an answer depends on beside its call's arguments, made once when a call is bound: prompt, result, options, models, route or ensemble, guards and tools.</summary>
/// <param name="options">The options of the cache.</param>
internal sealed class CacheFingerprints(LlmCacheOptions options)
{
    // To be raised when a key or an entry means something else than before.
    private const long Version = 1;

    public byte[] Of(CallPlan plan, CandidateOrder models, string answer)
    {
        var key = KeyBuffer.Rent();
        key.Number(KeyPart.Call, Version);
        key.Text(KeyPart.Fact, options.Version);
        key.Text(KeyPart.Call, plan.FullName);
        key.Text(KeyPart.Fact, plan.PromptFingerprint);
        key.Text(KeyPart.Fact, plan.PromptVersion);
        key.Text(KeyPart.Fact, plan.PromptVariant);
        key.Text(KeyPart.Fact, answer);
        if (plan.Options is { } options1)
            Add(key, options1);
        if (plan.Route is { } route)
            Add(key, route);
        if (plan.Ensemble is { } ensemble)
            Add(key, ensemble);
        foreach (var variant in plan.MemberVariants)
        {
            key.Text(KeyPart.Item, variant.Name);
            key.Text(KeyPart.Fact, variant.Fingerprint);
        }

        foreach (var tool in plan.Tools)
            Add(key, tool);
        foreach (var guard in plan.InputGuards)
            key.Value(guard.Type, null);
        foreach (var guard in plan.OutputGuards)
            key.Value(guard.Type, null);
        key.Value(plan.Mask is not null, null);
        models.Any(candidate => Add(key, candidate.Model));
        var bytes = new byte[LlmCacheKey.Size];
        key.Finish().CopyTo(bytes);
        return options.Secret.IsEmpty ? bytes : HMACSHA256.HashData(options.Secret.Span, bytes);
    }

    private static void Add(KeyBuffer key, ModelOptionsPlan plan)
    {
        key.Value(plan.Temperature, "R");
        key.Value(plan.TopP, "R");
        key.Value(plan.MaxOutputTokens, null);
        key.Value(plan.Seed, null);
        key.Value(plan.ReasoningEffort, null);
        Add(key, plan.StopSequences ?? []);
    }

    private static void Add(KeyBuffer key, RoutePlan plan)
    {
        key.Value(plan.Strategy, null);
        key.Value(plan.MinQuality, "R");
        key.Value(plan.CostWeight, "R");
        key.Value(plan.SpeedWeight, "R");
        key.Value(plan.QualityWeight, "R");
        key.Value(plan.Requires, null);
        key.Value(plan.Router?.Type, null);
        Add(key, plan.Models);
        Add(key, plan.Regions);
        Add(key, plan.Tags);
        foreach (var task in plan.Tasks)
        {
            key.Number(KeyPart.Item, task.Task);
            Add(key, task.Models);
        }

        foreach (var band in plan.Bands)
        {
            key.Number(KeyPart.Item, band.MaxInputTokens);
            Add(key, band.Models);
        }
    }

    private static void Add(KeyBuffer key, EnsemblePlan plan)
    {
        key.Value(plan.Strategy, null);
        key.Value(plan.Quorum, null);
        key.Value(plan.MinScore, "R");
        key.Value(plan.Samples, null);
        key.Value(plan.TieBreak, null);
        key.Value(plan.EarlyStop, null);
        key.Value(plan.ConfidenceTarget, "R");
        key.Value(plan.AcceptQualityAt, "R");
        key.Value(plan.IgnoreAgreement, null);
        key.Value(plan.Rule?.Type, null);
        key.Value(plan.Own?.Type, null);
        key.Text(KeyPart.Fact, plan.Judge);
        key.Value(plan.Similarity, null);
        key.Text(KeyPart.Fact, plan.EmbedBy);
        key.Text(KeyPart.Fact, plan.SynthesizeBy);
        Add(key, plan.Members);
        foreach (var member in plan.Details)
            key.Value(member, null);
    }

    private static void Add(KeyBuffer key, AITool tool)
    {
        key.Text(KeyPart.Item, tool.Name);
        key.Text(KeyPart.Fact, tool.Description);
        key.Text(KeyPart.Fact, (tool as AIFunctionDeclaration)?.JsonSchema.GetRawText());
    }

    private static bool Add(KeyBuffer key, BoundModel model)
    {
        key.Text(KeyPart.Item, model.Key);
        key.Text(KeyPart.Fact, model.Facts.ModelId);
        key.Text(KeyPart.Fact, model.ClientFacts.RequestModel);
        key.Text(KeyPart.Fact, model.ClientFacts.Provider);

        // All are to be added, so none is what is looked for.
        return false;
    }

    private static void Add(KeyBuffer key, IReadOnlyList<string> texts)
    {
        key.Number(KeyPart.List, texts.Count);
        foreach (var text in texts)
            key.Text(KeyPart.Item, text);
    }
}
