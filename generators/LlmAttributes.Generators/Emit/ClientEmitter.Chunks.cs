using System.Text;
using LlmAttributes.Contract;

namespace LlmAttributes.Generators.Emit;

/// <content>Prompts that are rendered for each chunk of a document.</content>
internal static partial class ClientEmitter
{
    /// <summary>Appends a prompt whose rendering is left to the call.</summary>
    /// <param name="text">The code.</param>
    /// <param name="call">The call.</param>
    /// <param name="owner">The expression of what the rendering needs beside the arguments.</param>
    /// <param name="name">Its name within the rendering.</param>
    /// <param name="appendRendering">Appends the rendering, given that name.</param>
    private static void AppendChunked(StringBuilder text, CallModel call, string owner, string name, Action<StringBuilder, string> appendRendering)
    {
        var others = new StringBuilder();
        var document = "";
        foreach (var parameter in call.Parameters)
        {
            if (parameter.IsChunked)
                document = parameter.Name;
            else if (parameter.IsRendered)
                others.Append(", ").Append(parameter.Name);
        }

        text.Append(Names.Runtime).Append("Prompt.Chunked(").Append(Names.Runtime).Append("ChunkSource.Of(").Append(document).Append("), ");
        if (others.Length == 0)
        {
            appendRendering(text.Append(owner).Append(", static (").Append(name).Append(", ").Append(document).Append(") => "), name);
        }
        else
        {
            var state = FreeName(call, "s");
            text.Append('(').Append(owner).Append(others).Append("), static (").Append(state).Append(", ").Append(document).Append(") => { var (").Append(name).Append(others).Append(") = ").Append(state).Append("; return ");
            appendRendering(text, name);
            text.Append("; }");
        }

        if (NameOf(call, ParameterRole.Progress) is { } progress)
            text.Append(", ").Append(progress);
        text.Append(')');
    }
}
