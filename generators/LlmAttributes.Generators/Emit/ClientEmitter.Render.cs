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
        if (call.Prompt!.Fence is not null)
        {
            var head = BeginRender(writer, call, call.RenderName, generics);
            AppendRendered(head, call, isFirst: true);
            head.Append(')').Append(generics.Constraints).Append(" => ");
            AppendMessages(head, contract, call, generics, Names.Runtime + "PromptFence.New()");
            writer.End(";");
            writer.Line($"/// <summary>Renders the messages of <c>{call.Name}</c> with these delimiters around what is untrusted.</summary>");
            writer.Line(Names.GeneratedCode);
        }

        var text = BeginRender(writer, call, call.Prompt.Fence is null ? call.RenderName : call.FencedName, generics);
        if (call.Prompt.Fence is { } fence)
            text.Append(Names.Runtime).Append("PromptFence ").Append(fence);
        AppendRendered(text, call, isFirst: call.Prompt.Fence is null);
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

    private static StringBuilder BeginRender(SourceWriter writer, CallModel call, string name, GenericsModel generics) =>
        writer.Begin().Append(call.RenderModifiers).Append(Names.MessageList).Append(' ').Append(name).Append(generics.Parameters).Append('(');

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

            text.Append(isFirst ? "" : ", ").Append(parameter.Modifier).Append(parameter.RenderedType ?? parameter.Type).Append(' ').Append(parameter.Name);
            if (parameter.Default is not null)
                text.Append(" = ").Append(parameter.Default);
            isFirst = false;
        }
    }

    private static void EmitMessages(SourceWriter writer, CallModel call, string? history, Dictionary<TurnModel, string>? texts)
    {
        var prompt = call.Prompt!;
        var messages = PromptPrefix.Fixed(prompt);
        var prefix = call.Policy.CachePrefix ? PromptPrefix.Find(prompt, messages, history is not null || call.Memory is not null) : PromptPrefix.None;
        for (var i = 0; i < messages.Count; i++)
            EmitMessage(writer, messages[i], texts, null, prefix.PartsOf(i));

        if (history is not null)
        {
            writer.Line(
                $".. (global::System.Collections.Generic.IEnumerable<{Names.ChatMessage}>?){history} ?? global::System.Array.Empty<{Names.ChatMessage}>(),");
        }

        var attachments = SequenceOf(call, ParameterRole.Attachments, ParameterRole.Attachment, Names.Content);
        var last = LastOfUser(prompt.Turns);
        for (var i = 0; i < prompt.Turns.Count; i++)
            EmitMessage(writer, prompt.Turns[i], texts, i == last ? attachments : null, prefix.PartsOf(messages.Count + i));
    }

    private static int LastOfUser(EquatableArray<TurnModel> turns)
    {
        var last = turns.Count - 1;
        while (last > 0 && turns[last].Role != TurnModel.User)
            last--;
        return last;
    }

    private static void EmitMessage(SourceWriter writer, TurnModel turn, Dictionary<TurnModel, string>? texts, string? attachments, int prefixParts)
    {
        var isWhole = prefixParts == turn.Parts.Count;
        var isSplit = prefixParts > 0 && !isWhole;
        var text = writer.Begin().Append(Names.Runtime).Append("Prompt.");
        if (isSplit)
            text.Append("Continue(").Append(Names.Runtime).Append("Prompt.");
        if (prefixParts > 0)
            text.Append("EndPrefix(").Append(Names.Runtime).Append("Prompt.");
        text.Append(turn.Role).Append('(');
        var levels = 0;
        if (texts is not null && texts.TryGetValue(turn, out var variable))
            text.Append(variable).Append(!turn.IsTrimmed ? "" : RetrievalEmitter.IsIn(turn.Parts) ? ".ToTrimmed()" : ".ToLines()");
        else
            levels += AppendText(writer, turn.Parts, 0, isSplit ? prefixParts : turn.Parts.Count);
        if (isSplit)
        {
            text.Append(")), ");
            levels += AppendText(writer, turn.Parts, prefixParts, turn.Parts.Count);
        }

        if (attachments is not null)
            text.Append(", ").Append(attachments);
        writer.End(prefixParts > 0 && isWhole ? "))," : "),");
        for (; levels > 0; levels--)
            writer.Pop();
    }

    /// <summary>Appends a range of pieces as one string.</summary>
    /// <returns>How many levels the lines that follow are indented.</returns>
    private static int AppendText(SourceWriter writer, EquatableArray<PromptPart> parts, int start, int end)
    {
        var hasHoles = false;
        var lines = 1;
        for (var i = start; i < end; i++)
        {
            hasHoles |= parts[i].IsHole;
            lines += parts[i].IsHole ? 0 : CountLines(parts[i].Text);
        }

        var text = writer.Text;
        var isSplit = lines is > 1 and <= MaxLines;
        if (isSplit)
        {
            writer.Push();
            writer.End();
            writer.Begin();
        }

        text.Append(hasHoles ? "$\"" : "\"");
        for (var i = start; i < end; i++)
        {
            if (parts[i].IsHole)
                AppendHole(text, parts[i]);
            else
                AppendLiteral(writer, parts[i].Text, hasHoles, isSplit, isLast: i == end - 1);
        }

        text.Append('"');
        return isSplit ? 1 : 0;
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
