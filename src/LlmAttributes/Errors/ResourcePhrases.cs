namespace LlmAttributes;

/// <summary>Tells a missing model from another missing thing, and a text beyond the window from a parameter beyond its limit.</summary>
internal static class ResourcePhrases
{
    /// <summary>A sentence about a model is short; what stands further away speaks of something else.</summary>
    private const int Reach = 120;

    private static readonly string[] s_subjects = ["model", "deployment", "engine"];

    private static readonly string[] s_missing =
    [
        "does not exist", "doesn't exist", "not exist", "not found", "could not be found", "cannot be found", "identifier is invalid", "not a valid model",
        "decommissioned", "been deprecated", "been retired",
        "no longer available", "no longer supported", "end of its life", "is unknown",
    ];

    private static readonly string[] s_leading =
    [
        "invalid model:", "invalid model id", "invalid model name", "invalid model '", "unknown model", "no such model", "not a valid model",
        "unsupported model:", "unable to access model", "no endpoints found for",
        "model name is invalid", "unexpected model name", "supported api model names", "could not resolve the foundation model",
    ];

    private static readonly string[] s_others =
    [
        "no such file", "file with id", "file not found", "files/", "response with id", "item with id", "thread with id", "no thread", "run with id",
        "conversation with id", "vector store", "no such batch", "batch with id", "container with id",
        "assistant with id", "invalid url", "request url", "fine-tune", "voice",
    ];

    /// <summary>Whether a text says that a model is missing, in one sentence.</summary>
    public static bool IsModelMissing(string text)
    {
        // Bedrock passes on what the model's own server said.
        if (text.StartsWith("The model returned the following errors", StringComparison.OrdinalIgnoreCase))
            return false;
        if (HasAny(text, s_leading))
            return true;
        foreach (var subject in s_subjects)
        {
            var from = 0;
            while (from < text.Length && text.IndexOf(subject, from, StringComparison.OrdinalIgnoreCase) is var at and >= 0)
            {
                from = at + subject.Length;
                if (IsAside(text.AsSpan(0, at)))
                    continue;
                var sentence = text.AsSpan(from, Math.Min(Reach, text.Length - from));
                if (sentence.IndexOf(". ") is var stop and >= 0)
                    sentence = sentence[..stop];
                if (HasAny(sentence, s_missing))
                    return true;
            }
        }

        return false;
    }

    /// <summary>Whether a 404 is about something that is no model.</summary>
    public static bool IsOtherThing(string text) => !text.Contains("model", StringComparison.OrdinalIgnoreCase) && HasAny(text, s_others);

    /// <summary>Whether a text that is too long is the conversation, and not a name or an id.</summary>
    public static bool IsLongText(string text, string? parameter)
    {
        if (!text.Contains("string too long. expected a string with maximum length", StringComparison.OrdinalIgnoreCase))
            return false;
        parameter ??= Quoted(text);
        return parameter is null or "input" or "prompt" or "messages"
            || parameter.EndsWith("content", StringComparison.Ordinal)
            || parameter.EndsWith("text", StringComparison.Ordinal);
    }

    /// <summary>"… with this model has been deprecated" is about what stands before it.</summary>
    private static bool IsAside(ReadOnlySpan<char> before)
    {
        before = before.TrimEnd(" '`\"");
        foreach (var aside in (ReadOnlySpan<string>)["with this", "for this", "by this", "with the", "for the", "by the"])
        {
            if (before.EndsWith(aside, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }

    private static string? Quoted(string text)
    {
        const string Lead = "Invalid '";
        var open = text.IndexOf(Lead, StringComparison.OrdinalIgnoreCase);
        if (open < 0)
            return null;
        open += Lead.Length;
        var close = text.IndexOf('\'', open);
        return close < 0 ? null : text[open..close];
    }

    private static bool HasAny(ReadOnlySpan<char> text, string[] phrases)
    {
        foreach (var phrase in phrases)
        {
            if (text.Contains(phrase, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }
}
