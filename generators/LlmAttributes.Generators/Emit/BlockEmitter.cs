using System.Globalization;
using System.Text;
using LlmAttributes.Contract;

namespace LlmAttributes.Generators.Emit;

/// <summary>Writes messages that hold conditions and loops: straight-line statements, one literal per line.</summary>
internal static class BlockEmitter
{
    public static bool IsNeeded(CallModel call)
    {
        if (HasBlocks(call.Prompt!.System))
            return true;

        foreach (var turn in call.Prompt.Turns)
        {
            if (HasBlocks(turn))
                return true;
        }

        return false;
    }

    /// <summary>Writes the texts of the messages with blocks.</summary>
    /// <returns>The variables that hold them.</returns>
    public static Dictionary<TurnModel, string> EmitTexts(SourceWriter writer, CallModel call)
    {
        var texts = new Dictionary<TurnModel, string>();
        var number = 0;
        if (SystemMessage.Of(call.Prompt!) is { } system)
            EmitText(writer, call, system, texts, ref number);
        foreach (var turn in call.Prompt!.Turns)
            EmitText(writer, call, turn, texts, ref number);
        return texts;
    }

    private static bool HasBlocks(TurnModel turn)
    {
        foreach (var part in turn.Parts)
        {
            if (part.IsBlock)
                return true;
        }

        return false;
    }

    private static void EmitText(SourceWriter writer, CallModel call, TurnModel turn, Dictionary<TurnModel, string> texts, ref int number)
    {
        if (!HasBlocks(turn) || texts.ContainsKey(turn))
            return;

        var variable = FreeName(call, "text", ref number);
        texts.Add(turn, variable);
        var length = 0;
        var holes = 0;
        Measure(turn.Parts, ref length, ref holes);
        writer.Line($"var {variable} = new {Names.Runtime}PromptText({length.ToString(CultureInfo.InvariantCulture)}, {holes.ToString(CultureInfo.InvariantCulture)});");
        EmitParts(writer, call, turn.Parts, variable, ref number);
    }

    private static void EmitParts(SourceWriter writer, CallModel call, EquatableArray<PromptPart> parts, string variable, ref int number)
    {
        foreach (var part in parts)
        {
            if (part.IsHole)
                EmitHole(writer, part, variable);
            else if (part.IsCondition)
                EmitCondition(writer, call, part, variable, ref number);
            else if (part.IsBlock)
                EmitLoop(writer, call, part, variable, ref number);
            else
                EmitLiteral(writer, part.Text, variable);
        }
    }

    private static void EmitHole(SourceWriter writer, PromptPart hole, string variable)
    {
        var text = writer.Begin().Append(variable).Append(".AppendFormatted(").Append(hole.Text);
        if (hole.Format is not null)
            text.Append(", ").Append(Literals.Of(hole.Format));
        writer.End(");");
    }

    private static void EmitCondition(SourceWriter writer, CallModel call, PromptPart part, string variable, ref int number)
    {
        writer.Open($"if ({part.Text})");
        EmitParts(writer, call, part.Body, variable, ref number);
        writer.Close();
        if (part.Else.IsEmpty)
            return;

        writer.Open("else");
        EmitParts(writer, call, part.Else, variable, ref number);
        writer.Close();
    }

    private static void EmitLoop(SourceWriter writer, CallModel call, PromptPart part, string variable, ref int number)
    {
        var items = FreeName(call, "items", ref number);
        writer.Open($"if ({part.Text} is {{ }} {items})");
        writer.Open($"foreach (var {part.Variable} in {items})");
        EmitParts(writer, call, part.Body, variable, ref number);
        writer.Close();
        writer.Close();
    }

    private static void EmitLiteral(SourceWriter writer, string literal, string variable)
    {
        for (var start = 0; start < literal.Length;)
        {
            var end = literal.IndexOf('\n', start) + 1;
            if (end == 0)
                end = literal.Length;
            var text = writer.Begin().Append(variable).Append(".AppendLiteral(\"");
            Literals.Append(text, literal, start, end, isInterpolated: false);
            writer.End("\");");
            start = end;
        }
    }

    private static void Measure(EquatableArray<PromptPart> parts, ref int length, ref int holes)
    {
        foreach (var part in parts)
        {
            if (part.IsHole)
                holes++;
            else if (part.IsBlock)
                Measure(part.Body, ref length, ref holes);
            else
                length += part.Text.Length;
        }
    }

    private static string FreeName(CallModel call, string prefix, ref int number)
    {
        string name;
        do
            name = prefix + (++number).ToString(CultureInfo.InvariantCulture);
        while (IsParameter(call, name));
        return name;
    }

    private static bool IsParameter(CallModel call, string name)
    {
        foreach (var parameter in call.Parameters)
        {
            if (parameter.Name == name)
                return true;
        }

        return false;
    }
}
