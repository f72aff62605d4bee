namespace LlmAttributes.Evaluation.Quality.Faults;

/// <summary>Answers that are readable and not what was asked for.</summary>
internal static class WrongAnswer
{
    private static readonly string[] s_languages = ["German", "French", "Spanish", "Italian", "Russian", "Japanese", "Chinese", "Arabic"];

    public static QualityInput? Refuse(RecordedAnswer answer, Mutation mutation) => answer.Input with { Answer = mutation.Pick(FaultTexts.Refusals) };

    /// <summary>Puts two or three hedges before and behind the answer.</summary>
    public static QualityInput? Hedge(RecordedAnswer answer, Mutation mutation)
    {
        if (answer.IsJson || IsTranslation(answer) || Words(answer.Text) > 120)
            return null;
        var text = $"{mutation.Pick(FaultTexts.Hedges)} {answer.Text.TrimEnd()} {mutation.Pick(FaultTexts.Hedges)}";
        return answer.Input with { Answer = mutation.Next(0, 2) == 0 ? text : $"{mutation.Pick(FaultTexts.Hedges)} {text}" };
    }

    /// <summary>Answers in a language that nobody asked for.</summary>
    public static QualityInput? Foreign(RecordedAnswer answer, Mutation mutation) =>
        answer.IsJson || IsTranslation(answer) ? null : answer.Input with { Answer = mutation.Pick(FaultTexts.Foreign) };

    /// <summary>Asks for a language; the answer stays English.</summary>
    public static QualityInput? Untranslated(RecordedAnswer answer, Mutation mutation) => answer.IsJson || Words(answer.Text) < 20
        ? null
        : answer.Input with { Request = Demand(answer, mutation, FaultTexts.LanguageDemands, mutation.Pick(s_languages)) };

    public static QualityInput? InEnglish(RecordedAnswer answer, Mutation mutation) => answer.IsJson || Words(answer.Text) < 20
        ? null
        : answer.Input with { Request = Demand(answer, mutation, FaultTexts.LanguageDemands, "English") };

    /// <summary>Repeats the request, alone or before the answer.</summary>
    public static QualityInput? Echo(RecordedAnswer answer, Mutation mutation)
    {
        if (answer.IsJson)
            return null;
        var request = answer.Input.Request!;
        return answer.Input with { Answer = mutation.Next(0, 2) == 0 ? request : $"{request}\n{answer.Text}" };
    }

    public static QualityInput? TooLong(RecordedAnswer answer, Mutation mutation) => Limited(answer, mutation, 0.3, 0.85);

    public static QualityInput? LongEnough(RecordedAnswer answer, Mutation mutation) => Limited(answer, mutation, 1.2, 3);

    public static QualityInput? WrongCount(RecordedAnswer answer, Mutation mutation) => Listed(answer, mutation, mutation.Next(0, 2) == 0 ? 1 : mutation.Next(2, 4));

    public static QualityInput? RightCount(RecordedAnswer answer, Mutation mutation) => Listed(answer, mutation, 0);

    /// <summary>Takes the answer to another question.</summary>
    public static QualityInput? Ungrounded(RecordedAnswer answer, Mutation mutation)
    {
        if (answer.Input.Context is null)
            return null;
        for (var trial = 0; trial < 50; trial++)
        {
            var other = mutation.Others[mutation.Next(0, mutation.Others.Count)];
            if (other.Input.Context is { } context && context != answer.Input.Context)
                return answer.Input with { Answer = other.Text };
        }

        return null;
    }

    public static QualityInput? Blank(RecordedAnswer answer, Mutation mutation) => Added(answer, mutation, FaultTexts.Blanks);

    public static QualityInput? Leak(RecordedAnswer answer, Mutation mutation) => Added(answer, mutation, FaultTexts.Personal);

    public static QualityInput? Insult(RecordedAnswer answer, Mutation mutation) => Added(answer, mutation, FaultTexts.Insults);

    private static QualityInput? Added(RecordedAnswer answer, Mutation mutation, string[] pool)
    {
        if (answer.IsJson || IsTranslation(answer))
            return null;
        var text = mutation.Pick(pool);
        return answer.Input with { Answer = mutation.Next(0, 2) == 0 ? $"{answer.Text.TrimEnd()}\n\n{text}" : $"{text}\n\n{answer.Text}" };
    }

    private static QualityInput? Limited(RecordedAnswer answer, Mutation mutation, double least, double most)
    {
        var words = Words(answer.Text);
        return answer.IsJson || words < 20
            ? null
            : answer.Input with { Request = Demand(answer, mutation, FaultTexts.LengthDemands, $"{Math.Max(5, (int)(words * mutation.Share(least, most)))}") };
    }

    // The sentences of the answer as a list, of which more or fewer were asked for.
    private static QualityInput? Listed(RecordedAnswer answer, Mutation mutation, int off)
    {
        if (answer.IsJson)
            return null;
        var items = answer.Text.Split(". ", StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(static s => s.ReplaceLineEndings(" ").TrimStart('-', '*', ' ')).ToList();
        if (items.Count is < 2 or > 12 || items.Exists(static i => i.Length == 0))
            return null;
        var isNumbered = mutation.Next(0, 2) == 0;
        var asked = off > 0 && items.Count > off + 2 && mutation.Next(0, 2) == 0 ? items.Count - off : items.Count + off;
        var list = string.Join('\n', items.Select((item, i) => isNumbered ? $"{i + 1}. {item}" : $"- {item}"));
        return answer.Input with { Answer = list, Request = Demand(answer, mutation, FaultTexts.CountDemands, $"{asked}") };
    }

    private static string Demand(RecordedAnswer answer, Mutation mutation, string[] pool, string value)
    {
        var demand = mutation.Pick(pool).Replace("{0}", value, StringComparison.Ordinal);
        return mutation.Next(0, 2) == 0 ? $"{answer.Input.Request}\n\n{demand}" : $"{demand}\n{answer.Input.Request}";
    }

    // What is added is English, and a translation with it no longer in its language: two faults instead of one.
    private static bool IsTranslation(RecordedAnswer answer) => answer.Input.Request!.Contains("ranslat", StringComparison.Ordinal);

    private static int Words(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length;
}
