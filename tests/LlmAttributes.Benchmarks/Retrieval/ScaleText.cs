namespace LlmAttributes.Benchmarks.Retrieval;

/// <summary>Passages of a hundred made-up words, as frequent as those of a language (Zipf and Mandelbrot), a fifth of them of the passage's own subject; by number, the same each time.</summary>
internal sealed class ScaleText
{
    public const int WordsPerPassage = 100;

    private const int Vocabulary = 300_000;
    private const int Subjects = 5_000;
    private const int WordsPerSubject = 40;
    private const int SubjectVocabulary = 50_000;
    private const double SubjectShare = 0.2;

    // As many as a list of English stop words has.
    private const int StopWords = 100;

    private static readonly string[] s_syllables = [.. from consonant in "bdfgklmnprstvz" from vowel in "aeiou" select $"{consonant}{vowel}"];

    private readonly string[] _words = MakeWords();
    private readonly double[] _shares = MakeShares();
    private readonly Dictionary<string, int> _ranks = [];

    public ScaleText()
    {
        for (var i = 0; i < _words.Length; i++)
            _ranks[_words[i]] = i;
    }

    public bool IsStopWord(string word) => _ranks[word] < StopWords;

    public string[] Passage(int number)
    {
        var random = new Random((number * 7_919) + 1);
        var own = SubjectWords(random.Next(Subjects));
        var words = new string[WordsPerPassage];
        for (var i = 0; i < words.Length; i++)
            words[i] = _words[random.NextDouble() < SubjectShare ? own[(int)(own.Length * random.NextDouble() * random.NextDouble())] : Draw(random)];
        return words;
    }

    /// <summary>Makes a question of 5 to 12 words that stand together in some passage.</summary>
    public string[] Question(int number, int passages)
    {
        var random = new Random(number);
        var passage = Passage(random.Next(passages));
        var length = random.Next(5, 13);
        return passage.AsSpan(random.Next(passage.Length - length), length).ToArray();
    }

    private static int[] SubjectWords(int subject)
    {
        var random = new Random(subject);
        var words = new int[WordsPerSubject];
        for (var i = 0; i < words.Length; i++)
            words[i] = StopWords + (int)(SubjectVocabulary * random.NextDouble() * random.NextDouble());
        return words;
    }

    private static string[] MakeWords()
    {
        var random = new Random(3);
        HashSet<string> words = [];
        while (words.Count < Vocabulary)
            words.Add(string.Concat(Enumerable.Range(0, random.Next(1, 5)).Select(_ => s_syllables[random.Next(s_syllables.Length)])) + (random.Next(2) == 0 ? "n" : ""));
        return [.. words];
    }

    private static double[] MakeShares()
    {
        var shares = new double[Vocabulary];
        var sum = 0.0;
        for (var i = 0; i < shares.Length; i++)
            shares[i] = sum += 1 / Math.Pow(i + 2.7, 1.05);
        return shares;
    }

    private int Draw(Random random)
    {
        var at = Array.BinarySearch(_shares, random.NextDouble() * _shares[^1]);
        return Math.Min(at < 0 ? ~at : at, Vocabulary - 1);
    }
}
