using System.Globalization;

namespace LlmAttributes;

/// <summary>Reads how many of something are asked for.</summary>
internal static class NumberWords
{
    private static readonly PhraseTable<int> s_words = new(
    [
        (1, "one|a single|ein|eine|einem|einen|une|un|una|uno"), (2, "two|zwei|deux|dos"), (3, "three|drei|trois|tres"), (4, "four|vier|quatre|cuatro"), (5, "five|fünf|cinq|cinco"),
        (6, "six|sechs|seis"), (7, "seven|sieben|sept|siete"), (8, "eight|acht|huit|ocho"), (9, "nine|neun|neuf|nueve"), (10, "ten|zehn|dix|diez"), (12, "twelve|zwölf|douze|doce"),
        (20, "twenty|zwanzig|vingt|veinte"), (30, "thirty|dreißig|trente|treinta"), (40, "forty|vierzig|quarante|cuarenta"), (50, "fifty|fünfzig|cinquante|cincuenta"), (100, "hundred|hundert|cent|cien"),
    ]);

    /// <summary>Reads a number in digits or as a word.</summary>
    public static bool TryRead(ReadOnlySpan<char> word, uint hash, out int number)
    {
        if (int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out number))
            return true;
        foreach (var phrase in s_words.Of(hash))
        {
            if (phrase.Words.Length == 1)
            {
                number = phrase.Tag;
                return true;
            }
        }

        return false;
    }
}
