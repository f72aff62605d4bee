using LlmAttributes.Runtime;

namespace LlmAttributes;

/// <summary>What entries can be removed by. A tag of the user cannot be taken for the name of a call.</summary>
internal static class CacheTags
{
    public static string Own(string tag) => "tag:" + tag;

    public static string Contract(string contract) => "contract:" + contract;

    public static string Call(string call) => "call:" + call;

    public static string Prompt(string name, string? version) => version is null ? "prompt:" + name : $"prompt:{name}@{version}";

    public static string[] Of(CallPlan plan, CachePlan cache)
    {
        List<string> tags = [Contract(plan.Contract), Call(plan.FullName)];
        if (plan.PromptName is { } name)
            tags.Add(Prompt(name, null));
        if (plan is { PromptName: { } named, PromptVersion: { } version })
            tags.Add(Prompt(named, version));
        foreach (var tag in cache.Tags)
            tags.Add(Own(tag));
        return [.. tags];
    }
}
