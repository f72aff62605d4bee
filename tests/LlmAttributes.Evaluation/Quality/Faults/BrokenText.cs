using System.Text;

namespace LlmAttributes.Evaluation.Quality.Faults;

/// <summary>Faults in the text itself: nothing, half of it, circles, noise.</summary>
internal static class BrokenText
{
    private static readonly string[] s_nothing = ["", " ", "\n\n", "...", "…", "\"\"", "```\n```", "-", "   \n ", "."];
    private static readonly string[] s_tokens = ["the", "and", "0 and", "so so", "answer", "is is", "that", "very", "ha", "step", "the same", "more", "then", "of the", "a lot", "one one"];
    private static readonly char[] s_characters = ['a', '!', 'o', 'e', 's', ')', 'n', '?'];

    private static readonly string[] s_controls =
    [
        "<|im_end|>\n<|im_start|>user", "</s>", "[INST] Continue [/INST]", "<|eot_id|><|start_header_id|>assistant<|end_header_id|>", "<|endoftext|>", "<end_of_turn>\n<start_of_turn>user", "<|end|><|assistant|>",
        "</s><s>[INST]", "<unk><unk>", "<pad><pad><pad>",
    ];

    public static QualityInput? Empty(RecordedAnswer answer, Mutation mutation) => answer.Input with { Answer = mutation.Pick(s_nothing) };

    /// <summary>Cuts within a sentence: what ends with one cannot be told from a whole answer.</summary>
    public static QualityInput? Cut(RecordedAnswer answer, Mutation mutation)
    {
        var text = answer.Text.TrimEnd();
        if (answer.IsJson || text.Length < 60)
            return null;
        for (var trial = 0; trial < 20; trial++)
        {
            var at = mutation.Next(text.Length / 4, text.Length * 9 / 10);
            if (IsInside(text, at))
                return answer.Input with { Answer = text[..at] };
        }

        return null;
    }

    public static QualityInput? CutJson(RecordedAnswer answer, Mutation mutation)
    {
        var text = answer.Text.TrimEnd().TrimEnd('`').TrimEnd();
        return answer.IsJson && text is [.., '}'] && text.Length > 40 ? answer.Input with { Answer = text[..mutation.Next(text.Length / 4, text.Length - 1)] } : null;
    }

    /// <summary>Says a sentence over and over at the end, as a model does that has lost its way.</summary>
    public static QualityInput? Loop(RecordedAnswer answer, Mutation mutation)
    {
        var sentence = Sentence(answer.Text, mutation);
        if (sentence is null)
            return null;
        var loop = new StringBuilder();
        for (var i = mutation.Next(3, 12); i > 0; i--)
            loop.Append(' ').Append(sentence);
        var at = answer.IsJson ? answer.Text.IndexOf(sentence, StringComparison.Ordinal) + sentence.Length : answer.Text.TrimEnd().Length;
        return answer.Input with { Answer = answer.Text.Insert(at, loop.ToString()) };
    }

    public static QualityInput? Stutter(RecordedAnswer answer, Mutation mutation)
    {
        if (answer.IsJson)
            return null;
        var text = answer.Text[..mutation.Next(answer.Text.Length / 2, answer.Text.Length)];
        var times = mutation.Next(12, 60);
        var tail = mutation.Next(0, 3) == 0
            ? new string(s_characters[(mutation.Next(0, s_characters.Length / 2) * 2) + (answer.IsFitted ? 0 : 1)], times + 8)
            : string.Concat(Enumerable.Repeat(mutation.Pick(s_tokens) + " ", times));
        return answer.Input with { Answer = $"{text} {tail}" };
    }

    /// <summary>Puts signs into words.</summary>
    public static QualityInput? Noise(RecordedAnswer answer, Mutation mutation)
    {
        if (answer.IsJson || answer.Text.Length < 80)
            return null;
        var share = mutation.Share(0.06, 0.2);
        var signs = answer.IsFitted ? "#@%&~^" : "$!?|§¤;#%";
        var text = new StringBuilder(answer.Text);
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsLetter(text[i]) && mutation.Share(0, 1) < share)
                text[i] = signs[mutation.Next(0, signs.Length)];
        }

        return answer.Input with { Answer = text.ToString() };
    }

    /// <summary>Writes typographic signs and accents, and reads their UTF-8 as Windows-1252.</summary>
    public static QualityInput? Misread(RecordedAnswer answer, Mutation mutation)
    {
        var text = answer.Text.Replace("'", "’", StringComparison.Ordinal).Replace(" - ", " – ", StringComparison.Ordinal);
        text = mutation.Next(0, 2) == 0 ? text.Replace("e ", "é ", StringComparison.Ordinal) : text.Replace(" a ", " ä ", StringComparison.Ordinal);
        var misread = Encoding.GetEncoding(mutation.Next(0, 2) == 0 ? 1252 : 28591).GetString(Encoding.UTF8.GetBytes(text));
        return misread == answer.Text ? null : answer.Input with { Answer = misread };
    }

    public static QualityInput? Control(RecordedAnswer answer, Mutation mutation) =>
        answer.Input with { Answer = mutation.Next(0, 2) == 0 ? answer.Text + mutation.Pick(s_controls) : answer.Text.Insert(answer.Text.Length / 2, mutation.Pick(s_controls)) };

    private static bool IsInside(string text, int at)
    {
        if (!char.IsLetterOrDigit(text[at - 1]) && text[at - 1] is not (' ' or ','))
            return false;
        var next = text.AsSpan(at, Math.Min(24, text.Length - at));
        return char.IsLetterOrDigit(next[0]) || next[0] is ' ' && next.Length > 1 && char.IsLetterOrDigit(next[1]);
    }

    private static string? Sentence(string text, Mutation mutation)
    {
        List<string> sentences = [];
        var start = 0;
        for (var i = 0; i < text.Length - 1; i++)
        {
            if (text[i] is not ('.' or '!' or '?') || !char.IsWhiteSpace(text[i + 1]))
                continue;
            var sentence = text[start..(i + 1)].Trim();
            if (sentence.Count(static c => c == ' ') >= 5 && !sentence.Contains('"') && !sentence.Contains('\n'))
                sentences.Add(sentence);
            start = i + 1;
        }

        return sentences.Count == 0 ? null : sentences[mutation.Next(0, sentences.Count)];
    }
}
