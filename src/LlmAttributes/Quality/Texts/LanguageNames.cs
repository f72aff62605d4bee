namespace LlmAttributes;

/// <summary>The languages that can be told: code, script, English name.</summary>
internal static class LanguageNames
{
    private static readonly (string Code, Script Script, string Name)[] s_all =
    [
        ("en", Script.Latin, "english"), ("de", Script.Latin, "german"), ("fr", Script.Latin, "french"), ("es", Script.Latin, "spanish"), ("it", Script.Latin, "italian"),
        ("pt", Script.Latin, "portuguese"), ("nl", Script.Latin, "dutch"), ("sv", Script.Latin, "swedish"), ("da", Script.Latin, "danish"), ("no", Script.Latin, "norwegian"),
        ("fi", Script.Latin, "finnish"), ("pl", Script.Latin, "polish"), ("cs", Script.Latin, "czech"), ("tr", Script.Latin, "turkish"), ("ro", Script.Latin, "romanian"),
        ("hu", Script.Latin, "hungarian"), ("id", Script.Latin, "indonesian"), ("vi", Script.Latin, "vietnamese"), ("ru", Script.Cyrillic, "russian"),
        ("uk", Script.Cyrillic, "ukrainian"), ("bg", Script.Cyrillic, "bulgarian"), ("kk", Script.Cyrillic, "kazakh"), ("el", Script.Greek, "greek"), ("he", Script.Hebrew, "hebrew"),
        ("ar", Script.Arabic, "arabic"), ("fa", Script.Arabic, "persian"), ("ur", Script.Arabic, "urdu"), ("hi", Script.Devanagari, "hindi"), ("mr", Script.Devanagari, "marathi"),
        ("bn", Script.Bengali, "bengali"), ("pa", Script.Gurmukhi, "punjabi"), ("gu", Script.Gujarati, "gujarati"), ("ta", Script.Tamil, "tamil"), ("te", Script.Telugu, "telugu"),
        ("kn", Script.Kannada, "kannada"), ("ml", Script.Malayalam, "malayalam"), ("si", Script.Sinhala, "sinhala"), ("th", Script.Thai, "thai"), ("ka", Script.Georgian, "georgian"),
        ("hy", Script.Armenian, "armenian"), ("ko", Script.Hangul, "korean"), ("ja", Script.Kana, "japanese"), ("zh", Script.Han, "chinese"),
    ];

    /// <summary>The code of a language by its English name, in any case.</summary>
    public static string? CodeOf(ReadOnlySpan<char> name)
    {
        foreach (var language in s_all)
        {
            if (name.Equals(language.Name, StringComparison.OrdinalIgnoreCase))
                return language.Code;
        }

        return null;
    }

    public static Script ScriptOf(ReadOnlySpan<char> code)
    {
        // Regions and scripts of a tag such as 'de-AT' do not matter here.
        var main = code.IndexOf('-') is >= 0 and var at ? code[..at] : code;
        if (main.Equals("nb", StringComparison.OrdinalIgnoreCase) || main.Equals("nn", StringComparison.OrdinalIgnoreCase))
            return Script.Latin;
        foreach (var language in s_all)
        {
            if (main.Equals(language.Code, StringComparison.OrdinalIgnoreCase))
                return language.Script;
        }

        return Script.None;
    }

    /// <summary>The language of a script that serves only one of those that can be told.</summary>
    public static string? OnlyOf(Script script)
    {
        string? found = null;
        foreach (var language in s_all)
        {
            if (language.Script == script && found is not null)
                return null;
            if (language.Script == script)
                found = language.Code;
        }

        return found;
    }
}
