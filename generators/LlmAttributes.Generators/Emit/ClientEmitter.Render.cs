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
        EmitMessages(writer, call);
    }

    private static void EmitMessages(SourceWriter writer, CallModel call)
    {
        if (BlockEmitter.IsNeeded(call))
        {
            EmitBody(writer, call);
            return;
        }

        var history = NameOf(call, ParameterRole.History);
        writer.End(history is null ? " => new[]" : " =>");
        EmitList(writer, call, history, null, ";");
    }

    // Blocks need statements: their messages are put together before the list of all.
    private static void EmitBody(SourceWriter writer, CallModel call)
    {
        writer.End();
        writer.Line("{");
        writer.Push();
        var texts = BlockEmitter.EmitTexts(writer, call);
        var history = NameOf(call, ParameterRole.History);
        writer.Line(history is null ? "return new[]" : "return");
        EmitList(writer, call, history, texts, ";");
        writer.Close();
    }

    private static void EmitList(SourceWriter writer, CallModel call, string? history, Dictionary<TurnModel, string>? texts, string end)
    {
        writer.Line(history is null ? "{" : "[");
        writer.Push();
        EmitMessages(writer, call, history, texts);
        writer.Pop();
        writer.Line((history is null ? "}" : "]") + end);
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

    private static void EmitMessages(SourceWriter writer, CallModel call, string? history, Dictionary<TurnModel, string>? texts)
    {
        var prompt = call.Prompt!;
        if (SystemOf(prompt) is { } system)
            EmitMessage(writer, system, texts);
        foreach (var example in prompt.Examples)
        {
            EmitMessage(writer, new(TurnModel.User, [PromptPart.Literal(example.Input)], false), texts: null);
            EmitMessage(writer, new(TurnModel.Assistant, [PromptPart.Literal(example.Output)], false), texts: null);
        }

        if (history is not null)
        {
            writer.Line(
                $".. (global::System.Collections.Generic.IEnumerable<{Names.ChatMessage}>?){history} ?? global::System.Array.Empty<{Names.ChatMessage}>(),");
        }

        var attachments = SequenceOf(call, ParameterRole.Attachments, ParameterRole.Attachment, Names.Content);
        var last = LastOfUser(prompt.Turns);
        for (var i = 0; i < prompt.Turns.Count; i++)
            EmitMessage(writer, prompt.Turns[i], texts, i == last ? attachments : null);
    }

    private static int LastOfUser(EquatableArray<TurnModel> turns)
    {
        var last = turns.Count - 1;
        while (last > 0 && turns[last].Role != TurnModel.User)
            last--;
        return last;
    }

    /// <summary>The system message with what it says of the form of the answer.</summary>
    internal static TurnModel? SystemOf(PromptModel prompt)
    {
        if (prompt.OutputFormat is null)
            return prompt.System.Parts.IsEmpty ? null : prompt.System;

        var parts = new List<PromptPart>(prompt.System.Parts.Count + 1);
        foreach (var part in prompt.System.Parts)
            parts.Add(part);
        parts.Add(PromptPart.Literal(parts.Count == 0 ? prompt.OutputFormat : prompt.System.IsTrimmed ? "\n" + prompt.OutputFormat : "\n\n" + prompt.OutputFormat));
        return new(TurnModel.System, parts.ToEquatableArray(), false);
    }

    private static void EmitMessage(SourceWriter writer, TurnModel turn, Dictionary<TurnModel, string>? texts, string? attachments = null)
    {
        var parts = turn.Parts;
        var text = writer.Begin().Append(Names.Runtime).Append("Prompt.").Append(turn.Role).Append('(');
        if (texts is not null && texts.TryGetValue(turn, out var variable))
        {
            text.Append(variable).Append(turn.IsTrimmed ? ".ToLines()" : "");
            if (attachments is not null)
                text.Append(", ").Append(attachments);
            writer.End("),");
            return;
        }

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
