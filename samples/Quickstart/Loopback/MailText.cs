using System.Globalization;
using System.Text;

namespace Quickstart.Loopback;

/// <summary>A mail as the loopback models read it: its subject and its body.</summary>
internal sealed record MailText(string Subject, string Body)
{
    private const string SubjectMark = "Subject:";

    public static MailText Parse(string mail)
    {
        var lines = mail.Trim().Split('\n');
        return lines[0].StartsWith(SubjectMark, StringComparison.OrdinalIgnoreCase)
            ? new(lines[0][SubjectMark.Length..].Trim(), string.Join('\n', lines[1..]).Trim())
            : new("", mail.Trim());
    }

    /// <summary>Gives lower-case words without accents, one blank before and after each.</summary>
    public static string Normalise(string text)
    {
        var words = new StringBuilder(" ");
        foreach (var c in text.Normalize(NormalizationForm.FormD))
        {
            if (char.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark)
                continue;
            if (char.GetUnicodeCategory(c) == UnicodeCategory.CurrencySymbol)
                words.Append(" money ");
            else if (char.IsLetterOrDigit(c))
                words.Append(char.ToLowerInvariant(c));
            else if (words[^1] != ' ')
                words.Append(' ');
        }
        return words.Append(' ').ToString();
    }

    /// <summary>Cuts the body into sentences, without greetings and signatures.</summary>
    public List<string> Sentences()
    {
        var sentences = new List<string>();
        foreach (var paragraph in Body.Split(["\n\n", "\r\n\r\n"], StringSplitOptions.RemoveEmptyEntries))
        {
            var text = paragraph.ReplaceLineEndings(" ").Trim();
            var start = 0;
            for (var i = 0; i < text.Length; i++)
            {
                var ends = text[i] is '.' or '!' or '?' && (i + 1 == text.Length || text[i + 1] == ' ');
                if (!ends && i + 1 < text.Length)
                    continue;
                var sentence = text[start..(i + 1)].Trim();
                start = i + 1;
                if (sentence.Length >= 25 && sentence.Contains(' ', StringComparison.Ordinal))
                    sentences.Add(sentence);
            }
        }
        return sentences;
    }
}
