namespace LlmAttributes;

/// <summary>Stems Hindi words lightly, by the endings of Ramanathan and Rao: the longest that leaves a stem.</summary>
internal static class HindiStemmer
{
    private static readonly string[] s_endings =
    [
        "ाएंगी", "ाएंगे", "ाऊंगी", "ाऊंगा", "ाइयाँ", "ाइयों", "ाइयां",
        "ाएगी", "ाएगा", "ाओगी", "ाओगे", "एंगी", "ेंगी", "एंगे", "ेंगे", "ूंगी", "ूंगा", "ातीं", "नाओं", "नाएं", "ताओं", "ताएं", "ियाँ", "ियों", "ियां",
        "ाकर", "ाइए", "ाईं", "ाया", "ेगी", "ेगा", "ोगी", "ोगे", "ाने", "ाना", "ाते", "ाती", "ाता", "तीं", "ाओं", "ाएं", "ुओं", "ुएं", "ुआं",
        "कर", "ाओ", "िए", "ाई", "ाए", "ने", "नी", "ना", "ते", "ीं", "ती", "ता", "ाँ", "ां", "ों", "ें",
        "ो", "े", "ू", "ु", "ी", "ि", "ा",
    ];

    public static int Stem(Span<char> letters, int length)
    {
        var word = new StemWord(letters, length);
        foreach (var ending in s_endings)
        {
            if (word.EndsIn(2, ending))
            {
                word.Drop(ending.Length);
                break;
            }
        }

        return word.Length;
    }
}
