using System.Text;
using LlmAttributes.Contract;

namespace LlmAttributes.Generators.Emit;

/// <content>Rendering: a prompt as straight-line code, one literal per line.</content>
internal static partial class ClientEmitter
{
    // The compiler walks a sum of literals by recursion; very long prompts become one literal instead.
    private const int MaxLines = 100;

    private static void EmitRender(SourceWriter writer, ContractModel contract, CallModel call)
    {
        var generics = call.RenderGenerics ?? call.Generics;
        writer.Line();
        writer.Line($"/// <summary>Renders the messages of <c>{call.Name}</c> without sending them.</summary>");
        writer.Line(Names.GeneratedCode);
        var text = writer.Begin().Append(call.RenderModifiers).Append(Names.MessageList).Append(' ')
            .Append(call.RenderName).Append(generics.Parameters).Append('(');
        AppendRendered(text, call, isFirst: true);
        text.Append(')').Append(generics.Constraints);
        EmitMessageList(writer, call, isShown: false);
    }

    private static void EmitMessageList(SourceWriter writer, CallModel call, bool isShown)
    {
        var history = NameOf(call, ParameterRole.History, isShown);
        writer.End(history is null ? " => new[]" : " =>");
        writer.Line(history is null ? "{" : "[");
        writer.Push();
        EmitMessages(writer, call, history, isShown);
        writer.Pop();
        writer.Line(history is null ? "};" : "];");
    }

    private static void AppendRendered(StringBuilder text, CallModel call, bool isFirst)
    {
        foreach (var parameter in call.Parameters)
        {
            if (!parameter.IsRendered)
                continue;

            text.Append(isFirst ? "" : ", ").Append(parameter.Modifier).Append(parameter.Type).Append(' ').Append(parameter.Name);
            if (parameter.Default is not null)
                text.Append(" = ").Append(parameter.Default);
            isFirst = false;
        }
    }

    private static void EmitMessages(SourceWriter writer, CallModel call, string? history, bool isShown)
    {
        var prompt = isShown ? WithoutSecrets(call.Prompt!) : call.Prompt!;
        EmitSystem(writer, prompt);
        foreach (var example in prompt.Examples)
        {
            EmitMessage(writer, "User", [PromptPart.Literal(example.Input)]);
            EmitMessage(writer, "Assistant", [PromptPart.Literal(example.Output)]);
        }

        if (history is not null)
        {
            writer.Line(
                $".. (global::System.Collections.Generic.IEnumerable<{Names.ChatMessage}>?){history} ?? global::System.Array.Empty<{Names.ChatMessage}>(),");
        }

        EmitMessage(writer, "User", prompt.User, SequenceOf(call, ParameterRole.Attachments, ParameterRole.Attachment, Names.Content, isShown));
    }

    private static void EmitSystem(SourceWriter writer, PromptModel prompt)
    {
        if (prompt.OutputFormat is null && prompt.System.IsEmpty)
            return;

        var parts = new List<PromptPart>(prompt.System.Count + 1);
        foreach (var part in prompt.System)
            parts.Add(part);
        if (prompt.OutputFormat is not null)
            parts.Add(PromptPart.Literal(parts.Count == 0 ? prompt.OutputFormat : "\n\n" + prompt.OutputFormat));
        EmitMessage(writer, "System", parts.ToEquatableArray());
    }

    private static void EmitMessage(SourceWriter writer, string role, EquatableArray<PromptPart> parts, string? attachments = null)
    {
        var text = writer.Begin().Append(Names.Runtime).Append("Prompt.").Append(role).Append('(');
        var hasHoles = false;
        var lines = 1;
        foreach (var part in parts)
        {
            hasHoles |= part.IsHole;
            lines += part.IsHole ? 0 : CountLines(part.Text);
        }

        var isSplit = lines is > 1 and <= MaxLines;
        if (isSplit)
        {
            writer.Push();
            writer.End();
            writer.Begin();
        }

        text.Append(hasHoles ? "$\"" : "\"");
        for (var i = 0; i < parts.Count; i++)
        {
            if (parts[i].IsHole)
                AppendHole(text, parts[i]);
            else
                AppendLiteral(writer, parts[i].Text, hasHoles, isSplit, isLast: i == parts.Count - 1);
        }

        text.Append('"');
        if (attachments is not null)
            text.Append(", ").Append(attachments);
        writer.End("),");
        if (isSplit)
            writer.Pop();
    }

    private static void AppendHole(StringBuilder text, PromptPart hole)
    {
        text.Append('{').Append(hole.Text);
        if (hole.Format is not null)
        {
            text.Append(':');
            Literals.Append(text, hole.Format, 0, hole.Format.Length, isInterpolated: true);
        }

        text.Append('}');
    }

    private static void AppendLiteral(SourceWriter writer, string literal, bool hasHoles, bool isSplit, bool isLast)
    {
        var start = 0;
        while (isSplit)
        {
            var end = literal.IndexOf('\n', start) + 1;
            if (end == 0 || (end == literal.Length && isLast))
                break;

            Literals.Append(writer.Text, literal, start, end, hasHoles);
            writer.End("\" +");
            writer.Begin().Append(hasHoles ? "$\"" : "\"");
            start = end;
        }

        Literals.Append(writer.Text, literal, start, literal.Length, hasHoles);
    }

    private static int CountLines(string text)
    {
        var lines = 0;
        foreach (var c in text)
            lines += c == '\n' ? 1 : 0;
        return lines;
    }
}
