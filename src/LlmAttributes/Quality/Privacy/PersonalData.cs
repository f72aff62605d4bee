namespace LlmAttributes;

/// <summary>Finds personal data by its form, in time linear in the length of the text. Names and postal addresses have no form and are not found.</summary>
public static class PersonalData
{
    /// <summary>Finds personal data.</summary>
    /// <param name="text">The text.</param>
    /// <param name="kinds">What is looked for.</param>
    /// <returns>The places, in the order of the text, none within another.</returns>
    public static IReadOnlyList<PersonalDataMatch> Find(string text, PersonalDataKinds kinds = PersonalDataKinds.All)
    {
        ArgumentNullException.ThrowIfNull(text);
        List<PersonalDataMatch>? found = null;
        for (var i = 0; i < text.Length;)
        {
            var match = MatchAt(text, i, kinds, out var next);
            if (match.Length > 0)
                (found ??= []).Add(match);
            i = Math.Max(next, i + 1);
        }

        return found ?? (IReadOnlyList<PersonalDataMatch>)[];
    }

    // A match begins where a word does; whatever is read is not read again.
    private static PersonalDataMatch MatchAt(string text, int at, PersonalDataKinds kinds, out int next)
    {
        next = at + 1;
        var c = text[at];
        if (char.IsAsciiDigit(c) || (c is '+' or '(' && at + 1 < text.Length && char.IsAsciiDigit(text[at + 1])))
            return NumberPatterns.Match(text, at, kinds, out next);
        if (!char.IsAsciiLetter(c))
            return default;
        next = at;
        while (next < text.Length && (char.IsAsciiLetterOrDigit(text[next]) || text[next] is '.' or '_' or '-' or '+' or '%'))
            next++;
        if (next < text.Length && text[next] == '@' && kinds.HasFlag(PersonalDataKinds.Email) && DomainLength(text.AsSpan(next + 1)) is > 0 and var domain)
        {
            var start = at;
            next += 1 + domain;
            return new(PersonalDataKinds.Email, start, next - start);
        }

        if (kinds.HasFlag(PersonalDataKinds.Key) && KeyLength(text.AsSpan(at..next)) is > 0 and var key)
            return new(PersonalDataKinds.Key, at, key);
        if (kinds.HasFlag(PersonalDataKinds.BankAccount) && BankAccountPattern.Match(text, at) is > 0 and var account)
        {
            next = at + account;
            return new(PersonalDataKinds.BankAccount, at, account);
        }

        return default;
    }

    private static int DomainLength(ReadOnlySpan<char> text)
    {
        var length = 0;
        var dot = -1;
        while (length < text.Length && (char.IsAsciiLetterOrDigit(text[length]) || text[length] is '-' or '.'))
        {
            if (text[length] == '.')
                dot = length;
            length++;
        }

        // The full stop of the sentence is none of the domain's.
        if (dot == length - 1)
        {
            length--;
            dot = length > 0 ? text[..length].LastIndexOf('.') : -1;
        }

        return dot > 0 && length - dot > 2 && char.IsAsciiLetter(text[dot + 1]) ? length : 0;
    }

    private static int KeyLength(ReadOnlySpan<char> word)
    {
        var least = word switch
        {
            _ when word.StartsWith("sk-") => 20,
            _ when word.StartsWith("ghp_") || word.StartsWith("gho_") || word.StartsWith("ghs_") => 30,
            _ when word.StartsWith("github_pat_") => 40,
            _ when word.StartsWith("AKIA") || word.StartsWith("ASIA") => 20,
            _ when word.StartsWith("xoxb-") || word.StartsWith("xoxp-") => 20,
            _ when word.StartsWith("AIza") => 35,
            _ => int.MaxValue,
        };
        word = word.TrimEnd(".-");
        return word.Length >= least && word.IndexOfAnyInRange('0', '9') >= 0 ? word.Length : 0;
    }
}
