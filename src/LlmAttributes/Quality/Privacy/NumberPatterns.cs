namespace LlmAttributes;

/// <summary>Numbers of telephones, cards and insurances, and IPv4 addresses.</summary>
internal static class NumberPatterns
{
    private const int MostDigits = 19;

    /// <summary>Reads the number that begins at a place, with what may stand between its groups.</summary>
    /// <param name="text">The text.</param>
    /// <param name="at">Where the number begins.</param>
    /// <param name="kinds">What is looked for.</param>
    /// <param name="next">Where reading goes on.</param>
    public static PersonalDataMatch Match(string text, int at, PersonalDataKinds kinds, out int next)
    {
        Span<char> digits = stackalloc char[MostDigits + 1];
        Span<int> groups = stackalloc int[8];
        var count = 0;
        var group = 0;
        var end = at;
        var separators = "";
        for (var i = at; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsAsciiDigit(c))
            {
                if (count < digits.Length)
                    digits[count++] = c;
                groups[group]++;
                end = i + 1;
            }
            else if (IsSeparator(text, i) && group < groups.Length - 1)
            {
                if (groups[group] > 0)
                    group++;
                if (!separators.Contains(c))
                    separators += c;
            }
            else
            {
                break;
            }
        }

        next = end;
        if (count > MostDigits || (at > 0 && (char.IsLetterOrDigit(text[at - 1]) || text[at - 1] is '.' or '$' or '€')) || (end < text.Length && char.IsLetterOrDigit(text[end])))
            return default;
        groups = groups[..(groups[group] > 0 ? group + 1 : group)];
        var kind = KindOf(text[at], digits[..count], groups, separators);
        return kind != PersonalDataKinds.None && kinds.HasFlag(kind) ? new(kind, at, end - at) : default;
    }

    private static bool IsSeparator(string text, int at)
    {
        var follows = at + 1 < text.Length ? text[at + 1] : '\0';
        return text[at] switch
        {
            '+' or '(' => char.IsAsciiDigit(follows),
            ' ' => char.IsAsciiDigit(follows) || follows == '(',
            ')' => char.IsAsciiDigit(follows) || follows is ' ' or '-',
            '-' or '.' => char.IsAsciiDigit(follows),
            _ => false,
        };
    }

    private static PersonalDataKinds KindOf(char first, ReadOnlySpan<char> digits, ReadOnlySpan<int> groups, string separators)
    {
        if (separators == "." && groups.Length == 4 && IsAddress(digits, groups))
            return PersonalDataKinds.IpAddress;
        if (separators == "-" && groups is [3, 2, 4] && digits[0] != '9' && !digits.StartsWith("000") && !digits.StartsWith("666"))
            return PersonalDataKinds.SocialSecurity;
        if (digits.Length is >= 13 and <= 19 && separators is "" or " " or "-" && IsCardGroups(groups) && digits[0] is >= '2' and <= '6' && PassesLuhn(digits))
            return PersonalDataKinds.Card;
        var hasCountry = first == '+' && digits.Length is >= 9 and <= 15;
        var isAmerican = digits.Length == 10 && groups is [3, 3, 4] && separators.Length > 0 && separators != " " && digits[0] >= '2' && digits[3] >= '2';
        return hasCountry || isAmerican ? PersonalDataKinds.Phone : PersonalDataKinds.None;
    }

    private static bool IsCardGroups(ReadOnlySpan<int> groups) => groups.Length == 1 || groups is [4, 4, 4, 4] or [4, 6, 5] or [4, 4, 4, 1];

    private static bool IsAddress(ReadOnlySpan<char> digits, ReadOnlySpan<int> groups)
    {
        var at = 0;
        foreach (var length in groups)
        {
            if (length > 3 || int.Parse(digits.Slice(at, length), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture) > 255)
                return false;
            at += length;
        }

        return true;
    }

    private static bool PassesLuhn(ReadOnlySpan<char> digits)
    {
        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            var digit = digits[digits.Length - 1 - i] - '0';
            sum += i % 2 == 0 ? digit : (digit * 2 / 10) + (digit * 2 % 10);
        }

        return sum % 10 == 0;
    }
}
