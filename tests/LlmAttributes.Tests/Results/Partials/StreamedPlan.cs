using LlmAttributes.Runtime;
using LlmAttributes.Tests.Results.Streaming;

namespace LlmAttributes.Tests.Results.Partials;

/// <summary>Reads a plan out of pieces of text and shows what came of it.</summary>
internal static class StreamedPlan
{
    public static PartialReader<Plan> NewReader() => new(Answers.Json("Plan", PlanShape.Instance), PlanShape.Instance, SchemaNames.Of(PlanShape.Instance), PlanShape.Partial);

    /// <summary>The snapshots of a text in pieces.</summary>
    public static List<Partial<Plan>> Snapshots(PartialReader<Plan> reader, IEnumerable<string> pieces)
    {
        List<Partial<Plan>> seen = [];
        foreach (var piece in pieces)
        {
            if (reader.Add(piece) is { } part)
                seen.Add(part);
        }

        if (reader.End() is { } last)
            seen.Add(last);
        return seen;
    }

    /// <summary>The snapshots, and the fault where there is one.</summary>
    public static List<string> Read(params string[] pieces)
    {
        var reader = NewReader();
        var shown = Snapshots(reader, pieces).ConvertAll(static part => part.IsComplete ? "= " + Show(part) : Show(part));
        if (reader.Broken is { } broken)
            shown.Add($"! {broken.Faults[0]}");
        return shown;
    }

    /// <summary>What a snapshot shows: '-' stands for what is missing, '~' behind what is growing.</summary>
    public static string Show(Partial<Plan> part) => string.Join(' ', Members(part).Select(static member => member.State switch
    {
        PartialState.Missing => "-",
        PartialState.Growing => member.Text + "~",
        _ => member.Text,
    }));

    /// <summary>All that a snapshot shows, with its path.</summary>
    public static List<(string Path, PartialState State, string Text)> Members(Partial<Plan> part)
    {
        List<(string, PartialState, string)> members = [("title", Title(part).State, Title(part).ValueOrDefault ?? "")];
        Add(members, "first", part.Member<Step?>(1, static plan => plan.First)!);
        var steps = part.List(2, static plan => plan.Steps);
        members.Add(("steps", steps.State, $"[{(steps.IsComplete ? steps.Count : "")}"));
        for (var i = 0; i < steps.Count; i++)
            Add(members, $"steps{i}", steps[i]);
        return members;
    }

    public static Partial<string> Title(Partial<Plan> part) => part.Member(0, static plan => plan.Title);

    private static void Add(List<(string Path, PartialState State, string Text)> members, string path, Partial<Step> step)
    {
        members.Add((path, step.State, step is { IsComplete: true, ValueOrDefault: null } ? "null" : "{"));
        if (step.State == PartialState.Missing || step is { IsComplete: true, ValueOrDefault: null })
            return;
        var title = step.Member(0, static s => s.Title);
        var minutes = step.Member(1, static s => s.Minutes);
        var tags = step.List(2, static s => s.Tags);
        members.Add((path + ".title", title.State, title.ValueOrDefault ?? ""));
        members.Add((path + ".minutes", minutes.State, minutes.TryGetValue(out var value) ? $"{value}" : ""));
        members.Add((path + ".tags", tags.State, $"[{(tags.IsComplete ? tags.Count : "")}"));
        for (var i = 0; i < tags.Count; i++)
            members.Add(($"{path}.tags{i}", tags[i].State, tags[i].ValueOrDefault ?? ""));
    }
}
