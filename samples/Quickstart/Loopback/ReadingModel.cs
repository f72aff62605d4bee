using LlmAttributes.Testing;

namespace Quickstart.Loopback;

/// <summary>A model that reads the request as any model would: the instructions tell what to answer, the text between the marks is what to answer from.</summary>
internal sealed record ReadingModel(string Name, double ErrorRate, TimeSpan Delay)
{
    private const string ChoiceMark = "one of these words";

    /// <summary>Names what a request asks for: a choice among words, yes or no, a digest of notes, or a summary.</summary>
    public static string TaskOf(LoopbackRequest request)
    {
        if (request.SystemText.Contains(ChoiceMark, StringComparison.Ordinal))
            return "choice";
        if (request.SystemText.Contains("'true' or 'false'", StringComparison.Ordinal))
            return "yes-no";
        return request.UserText.Contains("<notes>", StringComparison.Ordinal) ? "digest" : "summary";
    }

    public LoopbackReply Answer(LoopbackRequest request, string task)
    {
        var mail = MailText.Parse(Between(request.UserText, "<mail>", "</mail>"));
        var text = task switch
        {
            "choice" => Choose(mail, task, ReadChoices(request.SystemText)),
            "yes-no" => (MailReader.IsUrgent(mail) ^ Errs(mail, task, out _)) ? "true" : "false",
            "digest" => Digest.Write(Between(request.UserText, "<notes>", "</notes>")),
            _ => MailReader.Summarise(mail),
        };
        return LoopbackReply.Say(text) with { BeforeHeaders = Pause.For(Delay), BetweenChunks = Pause.For(Delay) };
    }

    private string Choose(MailText mail, string task, IReadOnlyList<string> choices)
    {
        var ranked = MailReader.Rank(mail, choices);
        // A model that errs takes one of the runners-up, as a real one would.
        return Errs(mail, task, out var hash) && ranked.Count > 1 ? ranked[1 + (int)(hash % (ulong)Math.Min(3, ranked.Count - 1))] : ranked[0];
    }

    private bool Errs(MailText mail, string task, out ulong hash)
    {
        hash = StableHash.Of($"{Name} {task}\n{mail.Subject}\n{mail.Body}");
        return StableHash.ToShare(hash) < ErrorRate;
    }

    private static string[] ReadChoices(string instructions)
    {
        var mark = instructions.IndexOf(ChoiceMark, StringComparison.Ordinal);
        var line = instructions[(instructions.IndexOf(':', mark) + 1)..].Split('\n')[0];
        return line.TrimEnd('.', ' ').Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
    }

    private static string Between(string text, string start, string end)
    {
        var from = text.IndexOf(start, StringComparison.Ordinal);
        var to = text.LastIndexOf(end, StringComparison.Ordinal);
        return from >= 0 && to > from ? text[(from + start.Length)..to] : text;
    }
}
