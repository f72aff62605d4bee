using System.Runtime.CompilerServices;

namespace LlmAttributes.Behavior.Tests.Harness;

/// <summary>Makes a chunk of each line.</summary>
internal sealed class LineChunker : IDocumentChunker
{
    public async IAsyncEnumerable<DocumentChunk> CutAsync(TextReader document, ChunkLimits limits, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var text = "";
        var buffer = new char[7];
        for (int read; (read = await document.ReadAsync(buffer, cancellationToken)) > 0;)
            text += new string(buffer, 0, read);
        var start = 0;
        foreach (var line in text.Split('\n'))
        {
            yield return new() { Index = 0, Text = line, Start = start, CodePointStart = start, CodePoints = line.Length, Tokens = 1 };
            start += line.Length + 1;
        }
    }
}
