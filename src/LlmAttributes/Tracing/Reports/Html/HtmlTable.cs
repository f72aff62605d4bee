using System.Text;

namespace LlmAttributes;

/// <summary>A table whose first column is its row headers; the columns after it are numbers unless said otherwise.</summary>
internal sealed class HtmlTable
{
    private readonly StringBuilder _text = new();
    private readonly bool[] _isText;

    /// <summary>Starts the table.</summary>
    /// <param name="caption">What it shows, for those who cannot see what is around it.</param>
    /// <param name="columns">The names of the columns; one that begins with <c>'</c> holds text.</param>
    public HtmlTable(HtmlText caption, params ReadOnlySpan<string> columns)
    {
        _isText = new bool[columns.Length];
        _text.Append("<table><caption>").Append(caption).Append("</caption><thead><tr>");
        for (var i = 0; i < columns.Length; i++)
        {
            _isText[i] = i == 0 || columns[i].StartsWith('\'');
            _text.Append(_isText[i] ? "<th scope=\"col\">" : "<th scope=\"col\" class=\"n\">").Append((HtmlText)columns[i].TrimStart('\'')).Append("</th>");
        }

        _text.Append("</tr></thead><tbody>");
    }

    public HtmlTable Row(params ReadOnlySpan<HtmlText> cells)
    {
        _text.Append("<tr><th scope=\"row\">").Append(cells[0]).Append("</th>");
        for (var i = 1; i < cells.Length; i++)
            _text.Append(_isText[i] ? "<td>" : "<td class=\"n\">").Append(cells[i]).Append("</td>");
        _text.Append("</tr>");
        return this;
    }

    public HtmlText End() => HtmlText.Markup(_text.Append("</tbody></table>").ToString());
}
