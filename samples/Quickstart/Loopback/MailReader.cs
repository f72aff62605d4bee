namespace Quickstart.Loopback;

/// <summary>What can be told from a mail by its words alone.</summary>
internal static class MailReader
{
    private const double UrgentFrom = 4;
    private const int LongestSummary = 240;

    /// <summary>Orders the labels by how well they fit, the best first.</summary>
    public static IReadOnlyList<string> Rank(MailText mail, IReadOnlyList<string> labels)
    {
        var scores = ScoreTopics(mail);
        // With no cue at all the last label, the catch-all of most lists, is as good as any.
        var catchAll = labels[^1];
        return [.. labels.OrderByDescending(label => scores.GetValueOrDefault(label) + (label == catchAll ? 0.5 : 0)).ThenBy(label => label == catchAll ? 0 : 1)];
    }

    public static bool IsUrgent(MailText mail)
    {
        var score = Lexicon.Urgency.Score(MailText.Normalise($"{mail.Subject}\n{mail.Body}")).GetValueOrDefault("");
        var shouts = mail.Body.Count(static c => c == '!') > 1 ? 1 : 0;
        return score + shouts >= UrgentFrom;
    }

    /// <summary>Takes the sentence that says most about the mail's topic.</summary>
    public static string Summarise(MailText mail)
    {
        var sentences = mail.Sentences();
        if (sentences.Count == 0)
            return Shorten(mail.Body.Length > 0 ? mail.Body.ReplaceLineEndings(" ") : mail.Subject);
        var topic = ScoreTopics(mail).OrderByDescending(static s => s.Value).Select(static s => s.Key).FirstOrDefault() ?? "";
        var best = sentences
            .Select((sentence, place) => (sentence, score: Weigh(sentence, topic, mail.Subject, place)))
            .MaxBy(static s => s.score);
        return Shorten(string.Concat(best.sentence[..1].ToUpperInvariant(), best.sentence.AsSpan(1)));
    }

    private static double Weigh(string sentence, string topic, string subject, int place)
    {
        var words = MailText.Normalise(sentence);
        var scores = Lexicon.Topics.Score(words);
        var shared = MailText.Normalise(subject).Split(' ').Count(word => word.Length > 3 && words.Contains($" {word} ", StringComparison.Ordinal));
        // A sentence early in a mail says what it is about; a long one says little per word.
        return (scores.GetValueOrDefault(topic) + 0.3 * scores.Values.Sum() + 1.5 * shared + 1) / Math.Sqrt(8 + sentence.Length / 12.0) / (1 + 0.2 * place);
    }

    private static Dictionary<string, double> ScoreTopics(MailText mail)
    {
        var scores = Lexicon.Topics.Score(MailText.Normalise(mail.Body));
        foreach (var (label, score) in Lexicon.Topics.Score(MailText.Normalise(mail.Subject)))
            scores[label] = scores.GetValueOrDefault(label) + 1.5 * score;
        return scores;
    }

    private static string Shorten(string text) =>
        text.Length <= LongestSummary ? text : string.Concat(text.AsSpan(0, text.LastIndexOf(' ', LongestSummary)), " …");
}
