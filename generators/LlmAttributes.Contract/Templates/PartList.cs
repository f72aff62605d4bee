namespace LlmAttributes.Contract;

/// <summary>The pieces of a message while it is put together; neighbouring literals become one, so that a text is the same wherever it comes from.</summary>
internal sealed class PartList
{
    private readonly List<PromptPart> _parts = new();

    public bool IsEmpty => _parts.Count == 0;

    public bool EndsInBlock { get; set; }

    public void Add(PromptPart part)
    {
        EndsInBlock = false;
        if (!part.IsHole && !part.IsBlock && _parts.Count > 0 && _parts[_parts.Count - 1] is { IsHole: false, IsBlock: false } last)
            _parts[_parts.Count - 1] = PromptPart.Literal(last.Text + part.Text);
        else
            _parts.Add(part);
    }

    public EquatableArray<PromptPart> ToArray() => _parts.ToEquatableArray();

    /// <summary>Ends the message; the line ends around it belong to the tags of its turn.</summary>
    public TurnModel ToTurn(string role, bool isTrimmed)
    {
        if (isTrimmed && _parts.Count > 0)
        {
            Trim(0, static text => text.TrimStart('\n'));
            if (_parts.Count > 0)
                Trim(_parts.Count - 1, static text => text.TrimEnd('\n'));
        }

        return new(role, ToArray(), EndsInBlock);
    }

    private void Trim(int index, Func<string, string> trim)
    {
        if (_parts[index] is not { IsHole: false, IsBlock: false } literal)
            return;

        var text = trim(literal.Text);
        if (text.Length == 0)
            _parts.RemoveAt(index);
        else
            _parts[index] = PromptPart.Literal(text);
    }
}
