using System.Globalization;
using System.Text;

namespace Quickstart.Loopback;

/// <summary>A mail as the loopback models read it: its subject and its body.</summary>
internal sealed record MailText(string Subject, string Body)
{
    private static readonly string[] s_headers =
        ["Subject", "Betreff", "Objet", "Asunto", "Oggetto", "From", "To", "Cc", "Bcc", "Date", "Sent", "Reply-To", "Message-ID", "MIME-Version", "Content-Type", "Content-Transfer-Encoding"];

    /// <summary>Takes the subject out of the header lines that a mail may begin with.</summary>
    public static MailText Parse(string mail)
    {
        var lines = mail.Trim().Split('\n');
        var subject = "";
        var body = 0;
        while (body < lines.Length && HeaderOf(lines[body]) is { } header)
        {
            // The names of the subject in several languages come first.
            if (Array.IndexOf(s_headers, header) < Array.IndexOf(s_headers, "From"))
                subject = lines[body][(header.Length + 1)..].Trim();
            body++;
        }
        return new(subject, string.Join('\n', lines[body..]).Trim());
    }

    private static string? HeaderOf(string line) =>
        s_headers.FirstOrDefault(header => line.Length > header.Length && line[header.Length] == ':' && line.StartsWith(header, StringComparison.OrdinalIgnoreCase));

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
