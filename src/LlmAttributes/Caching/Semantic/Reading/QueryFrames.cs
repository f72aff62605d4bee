using System.Collections.Frozen;

namespace LlmAttributes;

/// <summary>Turns the many ways to open a request into one: what remains is what it is about.</summary>
internal static class QueryFrames
{
    private const int Longest = 9;
    private const string Asking = "?";

    // The word that stands for the phrases after it: a dash for none at all, a question mark for "what is" unless a question follows, and a roof where they count at the beginning alone.
    private const string Text =
        "-: please|hi|hello|hey|exactly|actually|really|kindly|how does that work|how do i do that|how can i do that\n" +
        "?: can you tell me|could you tell me|can you please tell me|could you please tell me|please tell me|tell me|can you explain to me|could you explain to me|can you explain|could you explain|please explain to me|please explain|" +
        "explain to me|explain|describe|i would like to know|i want to know|i d like to know|i wonder|do you know|does anyone know|can anyone tell me|can anyone explain|can someone explain|tell me about|can you tell me about|i want to know about\n" +
        "how: how do i|how can i|how do you|how can you|how to|how does one|how can one|how should i|how could i|how would i|how do we|how can we|how do people|how should one|how should you|how would you|how|" +
        "what is the best way to|what is the best way of|what is the best way for|what is a good way to|what is a good way of|what is the way to|what is the way of|what is the right way to|what is the correct way to|what is the proper way to|" +
        "what is the right way of|what are the best ways to|what are some ways to|what are some good ways to|what are ways to|what are good ways to|what are the ways to|best way to|the best way to|what are the steps to|what are the steps for|steps to|steps for|" +
        "what is the procedure to|what is the procedure for|what is the procedure of|what is the process to|what is the process of|what is the process for|what is the method to|what is the method for|what is the method of|what is the command to|" +
        "what should i do to|what should one do to|what do i have to do to|what do i need to do to|what must i do to|what can i do to|what do i do to|what does it take to|what would i have to do to|is there a way to|is there any way to|are there any ways to|" +
        "in what way do|in what way does|in what way can|in which way do|in which way does|what is it that lets|show me how to|can you show me how to|teach me how to|i want to know how to|what is the formula for\n" +
        "why: why|why do|why does|why did|why is it that|what is the reason why|what is the reason that|what is the reason for|what is the reason|what are the reasons why|what are the reasons that|what are the reasons for|what are the reasons|what makes|what made|how come|what is the cause of|what are the causes of|what causes|what led to|what lets\n" +
        "what is: what is|what are|which is|which are|what was|what were|what is meant by|what do you mean by|what is the meaning of|what is the definition of|what does the abbreviation|explain what|define|what would be\n" +
        "what: what|which|which of the|what kind of|what kinds of|what sort of|which kind of|what type of|what types of|which type of\n" +
        "when: when|when is|when did|when does|when do|when was|in what year|in which year|what year|which year|at what time|what time|in what year did|in which year did|what year did|at what age|on what date|what date|what is the date of\n" +
        "who: who|who is|who was|which person|who is the person who|who is the person that|by whom|whom|who was it that|who is it that\n" +
        "where: where|where is|where are|where can i|where do i|where can one|where can you|where could i|at what place|in what place|in which place\n" +
        "can: can i|can you|can one|can we|could i|could you|may i|is it possible to|is it possible for me to|is it possible that i|am i able to|are you able to|would it be possible to|is there a possibility to|is it allowed to|am i allowed to|can\n" +
        "how long: how long|how long does|how long do|how long is|how long can|how long should|what is the duration of|what is the length of|how many minutes|how much time\n" +
        "how often: how often|how often should i|how often should|how frequently|how frequently should|how frequently does|how many times\n" +
        "how much: how much|how much is|how much does|what is the price of|what is the cost of|how expensive is|what does it cost to\n" +
        "how tall: how tall|how tall is|how high is|what is the height of\n" +
        "how far: how far|how far is|what is the distance from|what is the distance between\n" +
        "^write: write|can you write|can you write me|could you write|write me|i need|draft\n" +
        "^give: give me|can you give me|could you give me|what are some|list|list some|list all|name all|name|tell me some|suggest|can you suggest|can you recommend|recommend|i need some";

    // By their first words, the longest first.
    private static readonly FrozenDictionary<string, Frame[]> s_frames = Text.Split('\n')
        .SelectMany(static line => line[(line.IndexOf(':', StringComparison.Ordinal) + 2)..].Split('|').Select(phrase => (phrase, form: line[..line.IndexOf(':', StringComparison.Ordinal)])))
        .DistinctBy(static f => f.phrase)
        .Select(static f => new Frame(f.phrase, f.form == "-" ? "" : f.form))
        .GroupBy(static f => FirstOf(f.Phrase).ToString(), StringComparer.Ordinal)
        .ToFrozenDictionary(static f => f.Key, static f => f.OrderByDescending(static frame => frame.Phrase.Length).ToArray(), StringComparer.Ordinal);

    [ThreadStatic]
    private static List<QueryWord>? t_result;

    /// <summary>Exchanges the longest phrases for what stands for them.</summary>
    public static QueryWord[] Apply(List<QueryWord> words)
    {
        // One list for the queries that a thread reads one after the other.
        var result = t_result ?? new(words.Count);
        t_result = null;
        for (var i = 0; i < words.Count;)
        {
            var (form, length) = Find(words, i, result.Count == 0);
            i += Math.Max(1, length);
            if (length == 0)
                result.Add(words[i - 1]);
            else if (form == Asking)
                AddWhat(result, words, i);
            else if (form.Length > 0)
                result.Add(Small(form.TrimStart('^')));
        }

        if (result.Count > 2 && result[0].Form == "what" && IsSmallVerb(result[1].Text) && result[^1].Text is "mean" or "cost")
        {
            result[0] = Small(result[^1].Text == "mean" ? "what is" : "how much");
            result.RemoveAt(result.Count - 1);
            result.RemoveAt(1);
        }
        else if (result.Count > 2 && result[0].Form == "how much" && result[^1].Text == "cost")
        {
            result.RemoveAt(result.Count - 1);
        }

        var applied = result.ToArray();
        result.Clear();
        t_result = result;
        return applied;
    }

    private static bool IsSmallVerb(string word) => word is "do" or "does" or "did";

    // "Explain how it works" asks how; "explain gravity" asks what it is.
    private static void AddWhat(List<QueryWord> result, List<QueryWord> words, int next)
    {
        if (next < words.Count && !WordLists.Question.Contains(words[next].Text))
            result.Add(Small("what is"));
    }

    private static QueryWord Small(string form) => new(form, form, WordKind.Function, false);

    // Of phrases that all begin in the same place the one with the most letters has the most words.
    private static (string Form, int Length) Find(List<QueryWord> words, int start, bool isBeginning)
    {
        if (!s_frames.TryGetValue(words[start].Text, out var frames) && !(words[start].Text.Contains(' ', StringComparison.Ordinal) && s_frames.TryGetValue(FirstOf(words[start].Text).ToString(), out frames)))
            return ("", 0);
        foreach (var (phrase, form) in frames)
        {
            if ((isBeginning || form is not ['^', ..]) && CountOf(phrase, words, start) is > 0 and <= Longest and var length)
                return (form, length);
        }

        return ("", 0);
    }

    // How many words make up the phrase; 0 when it does not stand there.
    private static int CountOf(ReadOnlySpan<char> phrase, List<QueryWord> words, int start)
    {
        for (var i = start; i < words.Count; i++)
        {
            var word = words[i].Text;
            if (!phrase.StartsWith(word))
                return 0;
            if (phrase.Length == word.Length)
                return i - start + 1;
            if (phrase[word.Length] != ' ')
                return 0;
            phrase = phrase[(word.Length + 1)..];
        }

        return 0;
    }

    private static ReadOnlySpan<char> FirstOf(string phrase) => phrase.AsSpan(0, phrase.IndexOf(' ', StringComparison.Ordinal) is >= 0 and var blank ? blank : phrase.Length);

    private readonly record struct Frame(string Phrase, string Form);
}
