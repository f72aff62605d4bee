using System.Text.RegularExpressions;

namespace LlmAttributes.Evaluation.SemanticCache;

/// <summary>Makes pairs whose truth is known: a query said otherwise, and the same with one word of its subject exchanged, left out or put in.</summary>
internal static partial class Rewrites
{
    private static readonly (Regex Form, string[] Others)[] s_forms =
    [
        (HowDo(), ["How can I $1?", "How do I $1?", "How do you $1?", "How can you $1?", "How to $1?", "How does one $1?", "What is the best way to $1?", "What's a good way to $1?", "What are the steps to $1?", "What should I do to $1?",
            "What do I have to do to $1?", "What is the way to $1?", "What is the procedure to $1?", "Can you tell me how to $1?", "Please explain how to $1.", "I want to $1, how do I do that?", "Show me how to $1.", "Is there a way to $1?", "What can I do to $1?"]),
        (WhatIs(), ["What's $1?", "Can you tell me what $1 is?", "Please explain what $1 is.", "What is meant by $1?", "What does $1 mean?", "Explain $1 to me.", "What exactly is $1?", "Tell me what $1 is."]),
        (WhatAre(), ["Which are $1?", "What are some $1?", "Can you tell me $1?", "Give me $1.", "List $1.", "What would be $1?"]),
        (WhyDo(), ["What is the reason that $1$2?", "What's the reason $1$2?", "What makes $1$2?", "How come $1$2?", "Can you tell me why $1$2?"]),
        (WhyIs(), ["What is the reason that $2 $1?", "What makes $2 $1?", "How come $2 $1?", "Can you explain why $2 $1?"]),
        (CanI(), ["Is it possible to $1?", "Am I able to $1?", "Can you $1?", "Can one $1?", "Is there any way to $1?"]),
        (IsIt(), ["Can you tell me whether it is $1 to $2?", "Is $2 $1?", "Is it really $1 to $2?"]),
        (Which(), ["What $1?", "Which one of the $1?"]),
        (Who(), ["Which person $1?", "Can you tell me who $1?", "Who was it that $1?"]),
        (When(), ["In which year $1?", "At what time $1?", "What is the time when $1?"]),
        (Place(), ["In $2, $1?", "$1 in $2, please?"]),
        (Anything(), ["Hi, $1?", "Please tell me: $1?", "I would like to know: $1?", "$1, please?", "$1? Thanks!", "Do you know $1?"]),
    ];

    /// <summary>Pairs made of a query, those that mean the same first.</summary>
    public static IEnumerable<LabelledPair> Of(string text, IReadOnlyList<string> subjects, Random random)
    {
        var fitting = s_forms.Where(form => form.Form.IsMatch(text)).ToArray();
        if (fitting.Length == 0)
            yield break;
        var (pattern, others) = fitting[random.Next(Math.Min(2, fitting.Length))];
        var other = pattern.Replace(text, others[random.Next(others.Length)]);
        if (random.Next(4) == 0)
            other = other.ToLowerInvariant();
        if (other == text)
            yield break;
        yield return new(text, other, true);
        if (Spoilt(random.Next(2) == 0 ? other : text, subjects, random) is { } spoilt)
            yield return new(text, spoilt, false);
    }

    private static string? Spoilt(string text, IReadOnlyList<string> subjects, Random random)
    {
        var words = text.Split(' ');
        var places = Enumerable.Range(0, words.Length).Where(i => words[i].Trim('?', '.', ',').ToLowerInvariant() is { Length: > 2 } word && !WordLists.Function.Contains(word)).ToArray();
        if (places.Length == 0)
            return null;
        var place = places[random.Next(places.Length)];
        var subject = subjects[random.Next(subjects.Count)];
        switch (random.Next(4))
        {
            case 0 when places.Length > 2:
                return string.Join(' ', words.Where((_, i) => i != place));
            case 1:
                words[place] = $"{subject} {words[place]}";
                break;
            default:
                words[place] = subject + (words[place].EndsWith('?') ? "?" : "");
                break;
        }

        return string.Join(' ', words);
    }

    [GeneratedRegex(@"^(?:How (?:do|can|should|could|would) (?:I|you|we|one)|How to|What is the best way to|What's the best way to|What should I do to) ([^?]+)\?$", RegexOptions.IgnoreCase)]
    private static partial Regex HowDo();

    [GeneratedRegex(@"^What(?: is|'s) ((?:an? |the )?[\w-]+(?: [\w-]+){0,3})\?$", RegexOptions.IgnoreCase)]
    private static partial Regex WhatIs();

    [GeneratedRegex(@"^What are ((?:some |the )?[^?,]+)\?$", RegexOptions.IgnoreCase)]
    private static partial Regex WhatAre();

    [GeneratedRegex(@"^Why (?:do|does|did) ((?:\w+ ){1,2})([^?]+)\?$", RegexOptions.IgnoreCase)]
    private static partial Regex WhyDo();

    [GeneratedRegex(@"^Why (is|are|was|were) ([^?]+)\?$", RegexOptions.IgnoreCase)]
    private static partial Regex WhyIs();

    [GeneratedRegex(@"^(?:Can|Could|May) I ([^?]+)\?$", RegexOptions.IgnoreCase)]
    private static partial Regex CanI();

    [GeneratedRegex(@"^Is it (\w+) to ([^?]+)\?$", RegexOptions.IgnoreCase)]
    private static partial Regex IsIt();

    [GeneratedRegex(@"^Which ([^?]+)\?$", RegexOptions.IgnoreCase)]
    private static partial Regex Which();

    [GeneratedRegex(@"^Who ([^?]+)\?$", RegexOptions.IgnoreCase)]
    private static partial Regex Who();

    [GeneratedRegex(@"^When ([^?]+)\?$", RegexOptions.IgnoreCase)]
    private static partial Regex When();

    [GeneratedRegex(@"^([^?,]+) in (\w+(?: \w+)?)\?$", RegexOptions.IgnoreCase)]
    private static partial Regex Place();

    [GeneratedRegex(@"^([^?]+)\?$", RegexOptions.IgnoreCase)]
    private static partial Regex Anything();
}
