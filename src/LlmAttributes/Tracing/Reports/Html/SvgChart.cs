using System.Globalization;
using System.Text;

namespace LlmAttributes;

/// <summary>A chart as wide as the page lets it be: what lies along it is in percent, what stands up from it in pixels, so that text keeps its size.</summary>
internal sealed class SvgChart
{
    private readonly StringBuilder _text = new();

    /// <summary>Starts the chart.</summary>
    /// <param name="label">What it shows, in one sentence.</param>
    /// <param name="height">The height in pixels.</param>
    public SvgChart(HtmlText label, double height) =>
        _text.Append(CultureInfo.InvariantCulture, $"<svg role=\"img\" width=\"100%\" height=\"{height:0.#}\" aria-label=\"{label}\">");

    public SvgChart Bar(double x, double width, double y, double height, string style, HtmlText tip = default)
    {
        _text.Append(CultureInfo.InvariantCulture, $"<rect x=\"{x:0.##}%\" width=\"{Math.Max(0, width):0.##}%\" y=\"{y:0.#}\" height=\"{Math.Max(0, height):0.#}\" class=\"{style}\">");
        if (tip.ToString().Length > 0)
            _text.Append("<title>").Append(tip).Append("</title>");
        _text.Append("</rect>");
        return this;
    }

    public SvgChart Line(double x1, double y1, double x2, double y2, string style)
    {
        _text.Append(CultureInfo.InvariantCulture, $"<line x1=\"{x1:0.##}%\" y1=\"{y1:0.#}\" x2=\"{x2:0.##}%\" y2=\"{y2:0.#}\" class=\"{style}\"/>");
        return this;
    }

    public SvgChart Dot(double x, double y, string style)
    {
        _text.Append(CultureInfo.InvariantCulture, $"<circle cx=\"{x:0.##}%\" cy=\"{y:0.#}\" r=\"4\" class=\"{style}\"/>");
        return this;
    }

    /// <summary>Writes text; at the right edge it ends there, elsewhere it is centred unless it is at the left edge.</summary>
    public SvgChart Text(double x, double y, HtmlText text, string style = "")
    {
        var anchor = x <= 4 ? "start" : x >= 96 ? "end" : "middle";
        _text.Append(CultureInfo.InvariantCulture, $"<text x=\"{x:0.##}%\" y=\"{y:0.#}\" text-anchor=\"{anchor}\" class=\"{style}\">{text}</text>");
        return this;
    }

    public HtmlText End() => HtmlText.Markup(_text.Append("</svg>").ToString());
}
