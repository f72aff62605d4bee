namespace LlmAttributes.Contract;

/// <summary>Names as the web defaults of System.Text.Json write them.</summary>
internal static class JsonNaming
{
    /// <summary>Lowers the first word: <c>URLText</c> becomes <c>urlText</c>.</summary>
    public static string ToCamelCase(string name)
    {
        var letters = name.ToCharArray();
        for (var i = 0; i < letters.Length && char.IsUpper(letters[i]); i++)
        {
            if (i > 0 && i + 1 < letters.Length && !char.IsUpper(letters[i + 1]))
                break;
            letters[i] = char.ToLowerInvariant(letters[i]);
        }

        return new(letters);
    }

    /// <summary>The name without case and separators, by which a reader forgives.</summary>
    public static string Fold(string name)
    {
        var folded = new System.Text.StringBuilder(name.Length);
        foreach (var c in name)
        {
            if (c is not ('_' or '-' or ' ' or '.'))
                folded.Append(char.ToUpperInvariant(c));
        }

        return folded.ToString();
    }
}
