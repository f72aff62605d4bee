namespace LlmAttributes.Runtime;

/// <summary>Skips white space, commas and comments between values while their text still arrives.</summary>
internal struct Filler
{
    // What the open comment began with: '/' for a line, '*' for a block.
    private char _comment;
    private bool _hasStar;

    /// <summary>Moves to what follows.</summary>
    /// <param name="text">The text so far.</param>
    /// <param name="at">The position, which moves on.</param>
    /// <param name="isEnd">Whether no more text comes.</param>
    /// <returns>Whether something follows; otherwise more text is needed.</returns>
    public bool Skip(ReadOnlySpan<char> text, ref int at, bool isEnd)
    {
        for (; at < text.Length; at++)
        {
            var c = text[at];
            if (_comment != default)
            {
                if (_comment == '/' ? c == '\n' : c == '/' && _hasStar)
                    _comment = default;
                _hasStar = c == '*';
                continue;
            }

            if (char.IsWhiteSpace(c) || c is ',' or ';')
                continue;
            if (c is not ('/' or '#'))
                return true;
            if (at + 1 == text.Length)
                return isEnd;
            var next = text[at + 1];
            if (!(c == '/' ? next is '/' or '*' : next is ' ' or '#'))
                return true;
            _comment = next == '*' ? '*' : '/';
            _hasStar = false;
            at++;
        }

        return false;
    }
}
