using LlmAttributes.Runtime;
using Microsoft.Extensions.AI;

namespace LlmAttributes;

/// <summary>A member of a bound ensemble.</summary>
internal sealed record BoundMember(string Name, Candidate Candidate, double? Weight, ChatOptions? Options, ChatMessage? Instructions)
{
    /// <summary>Makes the members of those whose models were found: each as often as it is sampled, with a name of its own.</summary>
    public static BoundMember[] All(EnsemblePlan plan, ModelOptionsPlan? shared, IReadOnlyList<Candidate> candidates)
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
            var options = own?.Options is { } declared ? RequestOptions.Declared(declared, null, null, [], isStrict: false) : null;

            // With one seed all samples would be the same.
            if (turn > 0 && samples > 1 && (options?.Seed ?? shared?.Seed) is { } seed)
                (options ??= new()).Seed = seed + turn;
            members.Add(new(turn == 0 ? key : $"{key}#{turn + 1}", candidate, own?.Weight, options, own?.Instructions is { } text ? new(ChatRole.System, text) : null));
        }

        return [.. members];
    }

    public IReadOnlyList<ChatMessage> Instruct(IReadOnlyList<ChatMessage> messages) => Instructions is null ? messages : FormInstructions.Add(messages, Instructions);

    public ChatOptions? Over(ChatOptions? callers) => Options is null ? callers : RequestOptions.Merge(Options, callers, null, null);
}
