using System.Text.Json;

namespace LlmAttributes.Evaluation.Measuring;

/// <summary>Writes predictions as JSON lines, under the name of the data file.</summary>
internal sealed class PredictionFile : IDisposable
{
    private readonly StreamWriter? _writer;

    /// <param name="folder">The folder, or <see langword="null"/> when no predictions are asked for.</param>
    /// <param name="name">The name of the data file.</param>
    public PredictionFile(string? folder, string name)
    {
        if (folder is null)
            return;
        Directory.CreateDirectory(folder);
        _writer = new(Path.Combine(folder, name)) { NewLine = "\n" };
    }

    /// <summary>Adds a row.</summary>
    /// <param name="row">The row of the data; its <c>id</c> names it, else its number.</param>
    /// <param name="number">Its number, from 0.</param>
    /// <param name="write">Writes the other properties.</param>
    public void Add(JsonElement row, int number, Action<Utf8JsonWriter> write)
    {
        if (_writer is null)
            return;
        using var memory = new MemoryStream();
        using (var json = new Utf8JsonWriter(memory))
        {
            json.WriteStartObject();
            if (row.TryGetProperty("id", out var id))
            {
                json.WritePropertyName("id");
                id.WriteTo(json);
            }
            else
            {
                json.WriteNumber("row", number);
            }

            write(json);
            json.WriteEndObject();
        }

        _writer.WriteLine(System.Text.Encoding.UTF8.GetString(memory.ToArray()));
    }

    public void Dispose() => _writer?.Dispose();
}
