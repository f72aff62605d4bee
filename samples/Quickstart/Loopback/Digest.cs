using System.Text;

namespace Quickstart.Loopback;

/// <summary>Writes a digest from notes of the form <c>- [Team] summary</c>, with <c>(urgent)</c> behind the team where it applies.</summary>
internal static class Digest
{
    private const int MostUrgent = 3;

    public static string Write(string notes)
    {
        var teams = new Dictionary<string, int>(StringComparer.Ordinal);
        var urgent = new List<string>();
        foreach (var line in notes.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var end = line.IndexOf(']', StringComparison.Ordinal);
            if (!line.StartsWith("- [", StringComparison.Ordinal) || end < 0)
                continue;
            var team = line[3..end];
            teams[team] = teams.GetValueOrDefault(team) + 1;
            var rest = line[(end + 1)..].Trim();
            if (rest.StartsWith("(urgent)", StringComparison.Ordinal))
                urgent.Add($"{team}: {rest["(urgent)".Length..].Trim()}");
        }
        var count = teams.Values.Sum();
        var digest = new StringBuilder($"{count} {(count == 1 ? "mail" : "mails")} today: ");
        digest.AppendJoin(", ", teams.OrderByDescending(static t => t.Value).ThenBy(static t => t.Key, StringComparer.Ordinal).Select(static t => $"{t.Value} {t.Key}")).Append(". ");
        if (urgent.Count == 0)
            return digest.Append("None of them is urgent.").ToString();
        digest.Append(urgent.Count == 1 ? "One is urgent. " : $"{urgent.Count} are urgent. ").Append("Answer first:");
        foreach (var note in urgent.Take(MostUrgent))
            digest.Append("\n- ").Append(note);
        return digest.ToString();
    }
}
