using System.Text;
using LlmAttributes.Contract;

namespace LlmAttributes.Generators.Emit;

/// <summary>Writes how an argument is cut into chunks.</summary>
internal static class ChunkEmitter
{
    public static void AppendPlan(StringBuilder text, ChunkModel chunk)
    {
        var list = new InitializerList(text.Append(Literals.Of(chunk.Parameter)).Append(')'));
        list.Add("MaxTokens", chunk.MaxTokens);
        list.Add("Overlap", chunk.Overlap);
        if (chunk.Format is { } format)
            list.Begin("Format").Append(format);
        if (chunk.Merge is { } merge)
            list.Begin("Merge").Append(merge);
        list.Add("ReducePrompt", chunk.ReducePrompt);
        list.Add("MaxConcurrency", chunk.MaxConcurrency);
        if (chunk.OnChunkFailure is { } action)
            list.Begin("OnChunkFailure").Append(action);
        list.Add("MaxFailedShare", chunk.MaxFailedShare);
        list.End();
    }
}
