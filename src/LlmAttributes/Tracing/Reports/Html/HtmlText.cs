using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace LlmAttributes;

/// <summary>A piece of HTML. Text becomes one only encoded, so that no name can be markup.</summary>
internal readonly struct HtmlText
{
    private static readonly HtmlEncoder s_encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private readonly string? _markup;

    private HtmlText(string markup) => _markup = markup;

    public static implicit operator HtmlText(string? text) => new(s_encoder.Encode(text ?? ""));

    /// <summary>Takes markup as it is; its parts are constants, numbers and other <see cref="HtmlText"/>.</summary>
    public static HtmlText Markup(string markup) => new(markup);

    public override string ToString() => _markup ?? "";
}
