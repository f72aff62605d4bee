namespace LlmAttributes.Runtime;

/// <summary>Objects and the names in them.</summary>
internal sealed partial class JsonMender
{
    /// <summary>Mends the members of an object, from behind its brace on.</summary>
    private MendOutcome MendMembers(ref int at, bool isImplied)
    {
        if (_depth == MaxDepth)
            return MendOutcome.TooDeep;
        Open(new() { IsImplied = isImplied });
        Output.Add('{');
        for (var count = 0; ;)
        {
            var commas = SkipFiller(ref at);
            if (at == _text.Length)
                return CloseObject(isImplied);
            if ((_text[at] == '}' && !isImplied) || (count > 0 && EndsHere(at)))
            {
                if (!isImplied)
                    NoteCommas(commas, 0, at);
                return CloseWith('}', ref at);
            }

            var behind = at;
            if (!TryName(ref behind, out var name))
            {
                if (count == 0 && !isImplied)
                    return Close(MendOutcome.Nothing);
                SkipJunk(ref at);
                continue;
            }

            if (!isImplied)
                NoteCommas(commas, count == 0 ? 0 : 1, at);
            var mark = SetMark();
            at = behind;
            WriteName(name, count);
            SkipFiller(ref at);
            var outcome = at == _text.Length ? MendOutcome.CutOff : MendValue(ref at);
            if (outcome == MendOutcome.TooDeep)
                return outcome;
            if (outcome == MendOutcome.Whole)
            {
                count++;
                continue;
            }

            GoBack(mark);
            if (outcome == MendOutcome.CutOff)
                return CloseCutOff(ref at, name);
            Note(LlmRepairKind.Separator, _text[name]);
        }
    }

    private MendOutcome CloseObject(bool isImplied)
    {
        // Lines without braces end with the text; an object that is still open was cut off, though all that stands in it is whole.
        if (!isImplied)
            Note(LlmRepairKind.Truncated);
        Output.Add('}');
        return Close(isImplied ? MendOutcome.Whole : MendOutcome.CutOff);
    }

    private MendOutcome CloseCutOff(ref int at, Range name)
    {
        _levels[_depth - 1].Name = name;
        Note(LlmRepairKind.Truncated, Excerpt(name.Start.Value));
        at = _text.Length;
        Output.Add('}');
        return Close(MendOutcome.CutOff);
    }

    private void WriteName(Range name, int count)
    {
        if (count > 0)
            Output.Add(',');
        _levels[_depth - 1].Name = name;
        Output.Add('"');
        WriteContent(name.Start.Value, name.End.Value);
        Output.Add("\":"u8);
    }

    /// <summary>Reads a name and its colon.</summary>
    private bool TryName(ref int at, out Range name)
    {
        if (!TryPeekName(at, out name, out var behind, out var isQuoted))
            return false;
        if (!isQuoted || _text[at] != '"')
            Note(LlmRepairKind.Quotes, Excerpt(at, behind - at));
        else if (_text[behind - 1] != ':')
            Note(LlmRepairKind.Separator, "=", ":");
        _levels[_depth - 1].HasBareNames |= !isQuoted;
        Steps += behind - at;
        at = behind;
        return true;
    }

    private bool TryPeekName(int at, out Range name, out int behind, out bool isQuoted)
    {
        isQuoted = at < _text.Length && Quotes.Opens(_text[at]);
        return isQuoted ? TryPeekQuotedName(at, out name, out behind) : TryPeekBareName(at, out name, out behind);
    }

    private bool TryPeekQuotedName(int at, out Range name, out int behind)
    {
        var limit = Math.Min(_text.Length, at + LongestName);
        for (var i = at + 1; i < limit; i++)
        {
            var c = _text[i];
            if (c is '\n' or '\r')
                break;
            if (c == '\\')
            {
                i++;
                continue;
            }

            Steps++;
            if (!Quotes.Closes(_text[at], c))
                continue;
            name = (at + 1)..i;
            return TrySeparator(i + 1, out behind);
        }

        name = default;
        behind = at;
        return false;
    }

    private bool TryPeekBareName(int at, out Range name, out int behind)
    {
        name = default;
        behind = at;
        var start = at;
        while (start < _text.Length && _text[start] is '*' or '-' or ' ' or '#' && start - at < 8)
            start++;
        if (start == _text.Length || !(char.IsLetter(_text[start]) || _text[start] is '_' or '$' or '"'))
            return false;
        if (_text[start] == '"')
            return start > at && TryPeekQuotedName(start, out name, out behind);

        var hasBlank = false;
        var limit = Math.Min(_text.Length, start + LongestName);
        var end = start;
        for (; end < limit && (char.IsLetterOrDigit(_text[end]) || _text[end] is '_' or '$' or '-' or '.' or ' '); end++)
            hasBlank |= _text[end] == ' ';
        Steps += end - at;
        var length = _text.AsSpan(start, end - start).TrimEnd().Length;
        hasBlank &= _text.AsSpan(start, length).Contains(' ');
        name = start..(start + length);
        while (end < limit && _text[end] == '*')
            end++;
        if (length == 0 || !TrySeparator(end, out behind))
            return false;
        while (behind < limit && _text[behind] == '*')
            behind++;

        // Prose has colons too.
        return !(hasBlank || start > at || _levels[Math.Max(0, _depth - 1)].IsImplied) || _names.Contains(_text.AsSpan(start, length));
    }

    private bool TrySeparator(int at, out int behind)
    {
        at = SkipSpace(at);
        behind = at + 1;
        if (at == _text.Length)
            return false;
        if (_text[at] == ':')
            return true;
        if (_text[at] != '=' || behind == _text.Length || _text[behind] == '=')
            return false;
        if (_text[behind] == '>')
            behind++;
        return true;
    }

    /// <summary>Leaves out what is no member, up to where the next one may begin.</summary>
    private void SkipJunk(ref int at)
    {
        var start = at;
        var isImplied = _levels[_depth - 1].IsImplied;
        do
            at++;
        while (at < _text.Length && _text[at] != '\n' && (isImplied || _text[at] is not (',' or '}' or ']' or '`')));
        Steps += at - start;
        if (!isImplied)
            Note(LlmRepairKind.Separator, Excerpt(start, Math.Min(40, at - start)));
    }

    /// <summary>The first line that begins with a known name and a colon.</summary>
    private int FirstLine()
    {
        for (var at = 0; at < _text.Length;)
        {
            at = SkipSpace(at);
            if (TryPeekName(at, out var name, out _, out _) && _names.Contains(_text.AsSpan(name)))
                return at;
            var length = _text.AsSpan(at).IndexOf('\n');
            if (length < 0)
                break;
            Steps += length;
            at += length + 1;
        }

        return -1;
    }

    /// <summary>Skips white space, comments and commas.</summary>
    /// <returns>How many commas there were.</returns>
    private int SkipFiller(ref int at)
    {
        var commas = 0;
        while (true)
        {
            at = SkipSpace(at);
            if (at == _text.Length)
                return commas;
            if (_text[at] is ',' or ';')
            {
                commas++;
                at++;
            }
            else if (TryComment(at, int.MaxValue, out var behind))
            {
                Note(LlmRepairKind.Comment, Excerpt(at, Math.Min(40, behind - at)));
                Steps += behind - at;
                at = behind;
            }
            else
            {
                return commas;
            }
        }
    }

    /// <param name="at">Where it may begin.</param>
    /// <param name="longest">How far to look for its end.</param>
    /// <param name="behind">The position behind it.</param>
    private bool TryComment(int at, int longest, out int behind)
    {
        behind = at;
        var rest = _text.AsSpan(at, Math.Min(longest, _text.Length - at));
        if (rest.StartsWith("/*"))
        {
            var length = rest[2..].IndexOf("*/");
            behind = length < 0 ? at + rest.Length : at + length + 4;
            return length >= 0 || longest == int.MaxValue;
        }

        if (!rest.StartsWith("//") && !(rest[0] == '#' && rest.Length > 1 && rest[1] is ' ' or '#'))
            return false;
        if (_depth > 0 && _levels[_depth - 1].IsImplied && rest[0] == '#')
            return false;
        var line = rest.IndexOf('\n');
        behind = line < 0 ? at + rest.Length : at + line;
        return line >= 0 || behind == _text.Length;
    }

    private int SkipSpace(int at)
    {
        var start = at;
        while (at < _text.Length && char.IsWhiteSpace(_text[at]))
            at++;
        Steps += at - start;
        return at;
    }
}
