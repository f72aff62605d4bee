namespace LlmAttributes.Runtime;

/// <summary>The quotes that models write around texts.</summary>
internal static class Quotes
{
    public static bool Opens(char c) => c is '"' or '\'' or '`' or '“' or '„' or '‘' or '«';

    public static bool Closes(char open, char c) => open switch
    {
        '"' or '“' or '„' => c is '"' or '”' or '“' && (open != '"' || c == '"') && (open != '“' || c != '“'),
        '‘' => c is '’' or '\'',
        '«' => c is '»',
        _ => c == open,
    };
}
