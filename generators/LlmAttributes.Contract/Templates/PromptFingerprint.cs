using System.Globalization;

namespace LlmAttributes.Contract;

/// <summary>A hash over the texts of a call's messages (FNV-1a, 64 bits): changes when what the model reads changes.</summary>
internal static class PromptFingerprint
{
    private const ulong Start = 14695981039346656037;
    private const ulong Prime = 1099511628211;

    public static string Of(PromptModel prompt)
    {
        var hash = Add(Add(Start, prompt.System.Parts), prompt.OutputFormat ?? "");
        foreach (var example in prompt.Examples)
            hash = Add(Add(hash, example.Input), example.Output);
        for (var i = 0; i < prompt.Turns.Count; i++)
        {
            // A prompt that is one message of the user has the hash that it had before there were others.
            if (i > 0 || prompt.Turns[i].Role != TurnModel.User)
                hash = Add(hash, prompt.Turns[i].Role);
            hash = Add(hash, prompt.Turns[i].Parts);
        }

        return hash.ToString("x16", CultureInfo.InvariantCulture);
    }

    private static ulong Add(ulong hash, EquatableArray<PromptPart> parts)
    {
        foreach (var part in parts)
        {
            hash = Add(Add(hash, part.IsHole ? '{' : part.IsBlock ? '#' : '"'), part.Text);
            if (part.Format is not null)
                hash = Add(hash, part.Format);
            if (part.IsBlock)
                hash = Add(Add(hash, part.Body), part.Else);
        }

        return Add(hash, '|');
    }

    private static ulong Add(ulong hash, string text)
    {
        foreach (var c in text)
            hash = Add(hash, c);
        return Add(hash, '\0');
    }

    private static ulong Add(ulong hash, char c) => unchecked((hash ^ c) * Prime);
}
