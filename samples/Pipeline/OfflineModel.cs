using System.Globalization;
using System.Text.RegularExpressions;
using LlmAttributes.Testing;
using Microsoft.Extensions.AI;

namespace Pipeline;

/// <summary>Stands in for a language model: rules read the clauses. What goes wrong goes wrong by plan, so that the policies have something to do.</summary>
internal static partial class OfflineModel
{
    private static readonly Pause s_thinking = Pause.ForSeconds(0.02);

    /// <summary>Answers in prose at first, as small models do.</summary>
    public static IChatClient Small()
    {
        var hasRambled = 0;
        return new ScriptedChatClient(request => Interlocked.Exchange(ref hasRambled, 1) == 0 ? Say("That depends on the contract.") : Read(request), Models.Small);
    }

    /// <summary>Is down when it is to merge what was found in the parts.</summary>
    public static IChatClient Medium() => new ScriptedChatClient(
        static request => IsMerge(request) ? ScriptedReply.Fail(new HttpRequestException("down", null, System.Net.HttpStatusCode.ServiceUnavailable)) : Read(request), Models.Medium);

    /// <summary>Always answers.</summary>
    public static IChatClient Large() => new ScriptedChatClient(Read, Models.Large);

    private static bool IsMerge(ScriptedRequest request) => request.UserText.Contains("Part 1:", StringComparison.Ordinal);

    private static ScriptedReply Read(ScriptedRequest request)
    {
        var text = request.Messages.Last(static message => message.Role == ChatRole.User && (message.Text.Contains("The contract:", StringComparison.Ordinal) || message.Text.Contains("Part 1:", StringComparison.Ordinal))).Text;
        if (text.Contains("Part 1:", StringComparison.Ordinal))
        {
            var parts = text[text.IndexOf("Part 1:", StringComparison.Ordinal)..];
            return Say(parts.Contains("\"isAllowed\":true", StringComparison.Ordinal), Clauses().Matches(parts).Sum(static part => int.Parse(part.Groups[1].ValueSpan, CultureInfo.InvariantCulture)));
        }

        var contract = text[text.IndexOf("The contract:", StringComparison.Ordinal)..];
        return Say(contract.Contains("may be kept", StringComparison.Ordinal), Headings().Count(contract));
    }

    private static ScriptedReply Say(bool isAllowed, int clauses) => Say(string.Create(CultureInfo.InvariantCulture, $$"""{"isAllowed":{{(isAllowed ? "true" : "false")}},"clauses":{{clauses}}}"""));

    private static ScriptedReply Say(string text) => ScriptedReply.Say(text, 300, 20) with { BeforeAnswer = s_thinking };

    [GeneratedRegex("^## ", RegexOptions.Multiline)]
    private static partial Regex Headings();

    [GeneratedRegex("\"clauses\":([0-9]+)")]
    private static partial Regex Clauses();
}
