using System.Globalization;
using System.Text.Json;

namespace LlmAttributes.Evaluation.Measuring;

/// <summary>Prints figures as a table for people and as JSON for programs.</summary>
internal static class FigureTable
{
    public static void Print(TextWriter output, IReadOnlyList<Figure> figures)
    {
        output.WriteLine();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{"figure",-36} {"value",8} {"bar",8} {"n",7} {"95 %",17}  baseline"));
        foreach (var f in figures)
        {
            var interval = f.Low is { } low && f.High is { } high ? string.Create(CultureInfo.InvariantCulture, $"{low:0.000} – {high:0.000}") : "";
            var baseline = f.Baseline is { } b ? string.Create(CultureInfo.InvariantCulture, $"{b:0.000} ({f.BaselineName})") : "";
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{f.Name,-36} {f.Value,8:0.000} {f.Bar,8} {f.Count,7} {interval,17}  {baseline}"));
        }
    }

    public static void WriteJson(string path, IReadOnlyList<Figure> figures)
    {
        using var stream = File.Create(path);
        using var json = new Utf8JsonWriter(stream, new() { Indented = true });
        json.WriteStartObject();
        json.WriteStartArray("figures");
        foreach (var f in figures)
        {
            json.WriteStartObject();
            json.WriteString("name", f.Name);
            json.WriteNumber("value", f.Value);
            json.WriteNumber("n", f.Count);
            Write(json, "low", f.Low);
            Write(json, "high", f.High);
            Write(json, "baseline", f.Baseline);
            if (f.BaselineName is not null)
                json.WriteString("baselineName", f.BaselineName);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, double? value)
    {
        if (value is { } number)
            json.WriteNumber(name, number);
    }
}
