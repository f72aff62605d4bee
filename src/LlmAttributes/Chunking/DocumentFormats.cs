namespace LlmAttributes;

/// <summary>Tells how files are written.</summary>
public static class DocumentFormats
{
    /// <summary>Tells by the extension of a file's name how it is written.</summary>
    /// <param name="fileName">The name, with or without its path.</param>
    /// <returns>The format; <see cref="DocumentFormat.PlainText"/> for an extension that says nothing.</returns>
    public static DocumentFormat OfFile(string fileName)
    {
        ArgumentNullException.ThrowIfNull(fileName);
        return Path.GetExtension(fileName).ToUpperInvariant() switch
        {
            ".MD" or ".MARKDOWN" or ".MDOWN" or ".MKD" => DocumentFormat.Markdown,
            ".HTML" or ".HTM" or ".XHTML" or ".XHT" => DocumentFormat.Html,
            ".JSON" or ".JSONL" or ".NDJSON" or ".GEOJSON" => DocumentFormat.Json,
            ".CSV" => DocumentFormat.Csv,
            ".C" or ".CC" or ".CPP" or ".H" or ".HPP" or ".CS" or ".VB" or ".FS" or ".JAVA" or ".KT" or ".SCALA" or ".GO" or ".RS" or ".ZIG" or ".SWIFT" or ".DART" or ".JS" or ".MJS" or ".JSX" or ".TS" or ".TSX"
                or ".PY" or ".RB" or ".PHP" or ".PL" or ".LUA" or ".R" or ".JL" or ".HS" or ".EX" or ".EXS" or ".CLJ" or ".SH" or ".PS1" or ".SQL" => DocumentFormat.Code,
            _ => DocumentFormat.PlainText,
        };
    }
}
