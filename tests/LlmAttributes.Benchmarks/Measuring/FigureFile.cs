using System.Globalization;
using System.Text.Json;

namespace LlmAttributes.Benchmarks.Measuring;

/// <summary>Prints figures as a table and writes them as JSON.</summary>
internal static class FigureFile
{
    public static void Print(IReadOnlyList<Figure> figures)
    {
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{"figure",-42} {"value",12} {"quartiles",24}  note"));
        foreach (var f in figures)
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{f.Name,-42} {f.Value,12:G4} {$"{f.Low:G4} – {f.High:G4}",24}  {f.Note}"));
    }

    public static void Write(string path, IReadOnlyList<Figure> figures)
    {
        using var stream = File.Create(path);
        using var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true });
        json.WriteStartObject();
        json.WriteStartArray("figures");
        foreach (var f in figures)
        {
            json.WriteStartObject();
            json.WriteString("name", f.Name);
            json.WriteNumber("value", f.Value);
            json.WriteNumber("n", f.Count);
            json.WriteNumber("low", f.Low);
            json.WriteNumber("high", f.High);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
