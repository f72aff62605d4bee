namespace LlmAttributes.Evaluation.Chunking;

/// <summary>Turns places in UTF-16 units into places in code points.</summary>
internal sealed class CodePointMap
{
    private readonly int[] _points;

    public CodePointMap(string text)
    {
        _points = new int[text.Length + 1];
        for (var i = 0; i < text.Length; i++)
            _points[i + 1] = _points[i] + (i + 1 < text.Length && char.IsSurrogatePair(text, i) ? 0 : 1);
    }

    public int this[int unit] => _points[unit];
}
