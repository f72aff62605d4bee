namespace LlmAttributes.Evaluation.Quality.Faults;

/// <summary>Faults in JSON that was asked for.</summary>
internal static class BrokenJson
{
    private static readonly string[] s_prose = ["The answer is {0}.", "I get {0} as the result.", "{0}", "Final answer: {0}", "After working through it, the result is {0}.", "It comes out at {0}, as shown."];

    /// <summary>Makes the object invalid in one of five ways.</summary>
    public static QualityInput? Break(RecordedAnswer answer, Mutation mutation)
    {
        var text = answer.Text;
        var open = text.IndexOf('{', StringComparison.Ordinal);
        var colon = text.IndexOf("\":", StringComparison.Ordinal);
        if (!answer.IsJson || open < 0 || colon < 0)
            return null;
        var comma = text.LastIndexOf("\",", StringComparison.Ordinal);
        var broken = mutation.Next(0, 5) switch
        {
            0 => text.Remove(colon, 1),
            1 => text.Remove(colon + 1, 1),
            2 when comma > 0 => text.Remove(comma + 1, 1),
            3 => text.Remove(open, 1),
            _ => text.Insert(colon + 2, " undefined"),
        };
        return answer.Input with { Answer = broken };
    }

    /// <summary>Leaves a property out.</summary>
    public static QualityInput? DropProperty(RecordedAnswer answer, Mutation mutation)
    {
        var name = mutation.Next(0, 2) == 0 ? "\"answer\"" : "\"reasoning\"";
        return answer.IsJson && answer.Text.Contains(name, StringComparison.Ordinal)
            ? answer.Input with { Answer = answer.Text.Replace(name, mutation.Next(0, 2) == 0 ? "\"note\"" : "\"comment\"", StringComparison.Ordinal) }
            : null;
    }

    /// <summary>Answers in prose.</summary>
    public static QualityInput? Prose(RecordedAnswer answer, Mutation mutation) =>
        answer.IsJson ? answer.Input with { Answer = mutation.Pick(s_prose).Replace("{0}", $"{mutation.Next(2, 900)}", StringComparison.Ordinal) } : null;
}
