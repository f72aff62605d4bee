using System.Globalization;

namespace LlmAttributes.Contract;

/// <summary>A hash over the texts of a call's messages (FNV-1a, 64 bits): changes when what the model reads changes.</summary>
internal static class PromptFingerprint
{
    private const ulong Start = 14695981039346656037;
    private const ulong Prime = 1099511628211;

    public static string Of(EquatableArray<PromptPart> system, string? outputFormat, EquatableArray<ExampleModel> examples, EquatableArray<PromptPart> user)
    {
        var hash = Add(Add(Start, system), outputFormat ?? "");
        foreach (var example in examples)
            hash = Add(Add(hash, example.Input), example.Output);
        return Add(hash, user).ToString("x16", CultureInfo.InvariantCulture);
    }

    private static ulong Add(ulong hash, EquatableArray<PromptPart> parts)
    {
        foreach (var part in parts)
        {
            hash = Add(Add(hash, part.IsHole ? '{' : '"'), part.Text);
            if (part.Format is not null)
                hash = Add(hash, part.Format);
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
