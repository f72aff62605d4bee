using System.Globalization;
using LlmAttributes;

namespace Quickstart;

/// <summary>Prints what happened, for people.</summary>
internal static class Report
{
    private const string Header = "mail                 answer     votes                                       urgent  summary by         attempts  tokens        cost";

    public static void WriteHeader()
    {
        Console.WriteLine(Header);
        Console.WriteLine(new string('-', Header.Length));
    }

    public static void Write(Triage triage)
    {
        if (triage.Failure is { } failure)
            Console.WriteLine($"{Fit(triage.Mail.Name, 20)} FAILED     {failure.Kind}: {failure.Message}");
        if (triage is not { Team: { } team, Urgent: { } urgent, Summary: { } summary })
            return;
        var tokens = (team.Usage + urgent.Usage + summary.Usage).TotalTokens;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{Fit(triage.Mail.Name, 20)} {team.Value,-10} {Fit(Votes(team), 43)} {(urgent.Value ? "yes" : "no"),-7} {Fit(Path(summary), 18)} {triage.Attempts.Count(),8}  {tokens,6}  {Money(team.Cost + urgent.Cost + summary.Cost),10}"));
        Console.WriteLine($"{"",-20} {Fit(summary.Value.ReplaceLineEndings(" "), Header.Length - 21).TrimEnd()}");
    }

    /// <summary>Prints each attempt that failed, and what saved the call.</summary>
    public static void WriteTroubles(IReadOnlyList<Triage> all)
    {
        Console.WriteLine("What went wrong on the way, and what became of it:");
        foreach (var triage in all)
        {
            // Members of an ensemble are asked side by side, so each has its own line.
            foreach (var member in triage.Team?.Contributions ?? [])
                WriteTrouble(triage.Mail, "ClassifyAsync", member.Attempts);
            WriteTrouble(triage.Mail, "IsUrgentAsync", triage.Urgent?.Attempts ?? []);
            WriteTrouble(triage.Mail, "SummariseAsync", triage.Summary?.Attempts ?? []);
        }
        var votes = all.Where(static t => t.Team is not null).Select(static t => t.Team!).ToArray();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"\nRetries: {all.Sum(static t => t.Retries)}. Fallbacks: {all.Sum(static t => t.Fallbacks)}. Votes: {votes.Length}, of which {votes.Count(static v => v.Agreement < 1)} were not unanimous."));
    }

    private static void WriteTrouble(Mail mail, string call, IEnumerable<AttemptRecord> attempts)
    {
        var chain = attempts.ToArray();
        if (chain.Any(static a => !a.IsSuccess))
            Console.WriteLine($"  {Fit(mail.Name, 20)} {call,-14} {string.Join(" -> ", chain)}");
    }

    private static string Votes(EnsembleResponse<Category> team)
    {
        var others = team.Contributions.Where(static c => !c.IsWinner).Select(static c => $"{c.Model}: {(c.HasAnswer ? c.Answer.ToString() : c.Error.ToString())}").ToArray();
        var votes = string.Create(CultureInfo.InvariantCulture, $"{team.Contributions.Count(static c => c.IsWinner)} of {team.Contributions.Count}");
        return others.Length == 0 ? votes : $"{votes} ({string.Join(", ", others)})";
    }

    private static string Path(LlmResult<string> result) => string.Join(" -> ", result.Attempts.Select(static a => a.Model).Distinct(StringComparer.Ordinal));

    private static string Money(Cost cost) => cost.IsKnown ? cost.Usd.ToString("$0.000000", CultureInfo.InvariantCulture) : "unknown";

    private static string Fit(string text, int width) => text.Length <= width ? text.PadRight(width) : string.Concat(text.AsSpan(0, width - 1), "…");
}
