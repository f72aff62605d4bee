using Microsoft.Extensions.AI;

namespace LlmAttributes.Runtime;

/// <summary>The pieces of a message while it is put together; neighbouring literals become one.</summary>
internal sealed class SheetText
{
    private readonly List<SheetPart> _parts = [];

    public bool EndsInBlock { get; set; }

    public bool IsBlank => _parts.TrueForAll(static part => part.Kind == SheetKind.Literal && string.IsNullOrWhiteSpace(part.Text));

    public IReadOnlyList<SheetPart> Parts => _parts;

    public void Add(SheetPart part)
    {
        EndsInBlock = false;
        if (part.Kind == SheetKind.Literal && _parts is [.., { Kind: SheetKind.Literal } last])
            _parts[^1] = SheetPart.Literal(last.Text + part.Text);
        else
            _parts.Add(part);
    }

    /// <summary>Ends the message; the line ends around it belong to the tags of its turn.</summary>
    public SheetTurn ToTurn(ChatRole role, bool isTrimmed)
    {
        if (isTrimmed && _parts.Count > 0)
        {
            Trim(0, static text => text.TrimStart('\n'));
            if (_parts.Count > 0)
                Trim(_parts.Count - 1, static text => text.TrimEnd('\n'));
        }

        return new(role, [.. _parts], EndsInBlock);
    }

    private void Trim(int index, Func<string, string> trim)
    {
        if (_parts[index].Kind != SheetKind.Literal)
            return;

        var text = trim(_parts[index].Text);
        if (text.Length == 0)
            _parts.RemoveAt(index);
        else
            _parts[index] = SheetPart.Literal(text);
    }
}
