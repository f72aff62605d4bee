using LlmAttributes.Runtime;
using Microsoft.Extensions.AI;

namespace LlmAttributes;

/// <summary>A member of a bound ensemble.</summary>
internal sealed record BoundMember(string Name, Candidate Candidate, double? Weight, ChatOptions? Options, ChatMessage? Instructions)
{
    /// <summary>The variant of the prompt that it is asked with, if it has one of its own.</summary>
    public MemberVariantPlan? Variant { get; init; }

    /// <summary>The place of its variant among those of the call; -1 for the prompt of the call.</summary>
    public int Place { get; init; } = -1;

    /// <summary>Makes the members of those whose models were found: each as often as it is sampled, with a name of its own.</summary>
    public static BoundMember[] All(EnsemblePlan plan, CallPlan call, IReadOnlyList<Candidate> candidates)
    {
        var members = new List<BoundMember>(candidates.Count);
        var samples = plan.Samples ?? 1;
        for (var i = 0; i < candidates.Count * samples; i++)
        {
            var candidate = candidates[i % candidates.Count];
            var key = candidate.Model.Key;
            var turn = members.Count(member => member.Candidate.Model.Key == key);
            var details = plan.Details.Where(d => d.Model == key).ToArray();

            // Who is listed twice may be told two things; samples repeat them.
            var own = details.Length == 0 ? null : details[turn % details.Length];
            var place = own?.PromptVariant is { } variant ? call.PlaceOfVariant(variant) : -1;
            var options = own?.Options is { } declared ? RequestOptions.Declared(declared, null, null, [], isStrict: false) : null;

            // With one seed all samples would be the same.
            if (turn > 0 && samples > 1 && (options?.Seed ?? call.Options?.Seed) is { } seed)
                (options ??= new()).Seed = seed + turn;
            members.Add(new(turn == 0 ? key : $"{key}#{turn + 1}", candidate, own?.Weight, options, own?.Instructions is { } text ? new(ChatRole.System, text) : null)
            {
                Place = place, Variant = place < 0 ? null : call.MemberVariants[place],
            });
        }

        return [.. members];
    }

    /// <summary>Its reply before it has answered.</summary>
    public EnsembleReply<T> Pending<T>() => new(Name) { Model = Candidate.Model.Key, Weight = Weight, PromptVariant = Variant?.Name };

    /// <summary>What it is asked of a call.</summary>
    /// <param name="prompt">The prompt of the call.</param>
    /// <param name="variants">Those that members have.</param>
    /// <exception cref="InvalidOperationException">Its own was not rendered.</exception>
    public IReadOnlyList<ChatMessage> PromptOf(IReadOnlyList<ChatMessage> prompt, IReadOnlyList<IReadOnlyList<ChatMessage>>? variants)
    {
        if (Place >= (variants?.Count ?? 0))
            throw new InvalidOperationException($"Member '{Name}' is asked with the prompt variant '{Variant!.Name}', which was not rendered; hand the prompts over as {nameof(MemberPrompts)}.");
        var own = Place < 0 ? prompt : variants![Place];
        return Instructions is null ? own : FormInstructions.Add(own, Instructions);
    }

    public ChatOptions? Over(ChatOptions? callers) => Options is null ? callers : RequestOptions.Merge(Options, callers, null, null);
}
