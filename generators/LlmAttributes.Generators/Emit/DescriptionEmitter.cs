using System.Text;
using LlmAttributes.Contract;

namespace LlmAttributes.Generators.Emit;

/// <summary>Writes what a client says of its contract: prompts, parameters, results, and how its calls are made of text.</summary>
/// <remarks>It is one method of the client that only a dashboard calls, so that other programs are published without it. What the plans say already is not said again.</remarks>
internal static class DescriptionEmitter
{
    private const string Table = Names.Runtime + "ContractTable";

    public static void Emit(SourceWriter writer, ContractModel contract)
    {
        writer.Line();
        writer.Begin().Append(Table).Append(' ').Append(Names.DescribedContract).Append(".Describe(").Append(Table).Append(" table) => table");
        writer.Push();
        foreach (var call in contract.Calls)
        {
            if (call.Fault is not null)
                continue;
            writer.End();
            EmitCall(writer, call);
        }

        writer.Pop();
        writer.End(";");
    }

    private static void EmitCall(SourceWriter writer, CallModel call)
    {
        var text = writer.Begin().Append(".Call(_").Append(call.FieldName).Append(", \"").Append(call.ReturnType).Append('"');
        AppendPrompt(text, call.Prompt!);
        text.Append(')');
        var isTried = call.Generics.Parameters.Length == 0;
        foreach (var parameter in call.Parameters)
        {
            AppendParameter(text, parameter);
            isTried &= parameter.Input.Kind != ParameterInput.None;
        }

        if (isTried)
            AppendTrial(text, call);
    }

    private static void AppendPrompt(StringBuilder text, PromptModel prompt)
    {
        if (SystemMessage.Of(prompt) is { } system)
            AppendTurn(text, system);
        foreach (var example in prompt.Examples)
        {
            AppendLiteral(text.Append(", \"user\", \""), example.Input);
            AppendLiteral(text.Append("\", \"assistant\", \""), example.Output);
            text.Append('"');
        }

        foreach (var turn in prompt.Turns)
            AppendTurn(text, turn);
    }

    private static void AppendTurn(StringBuilder text, TurnModel turn)
    {
        text.Append(turn.Role switch
        {
            TurnModel.System => ", \"system\", \"",
            TurnModel.Assistant => ", \"assistant\", \"",
            _ => ", \"user\", \"",
        });
        AppendParts(text, turn.Parts);
        text.Append('"');
    }

    private static void AppendParts(StringBuilder text, EquatableArray<PromptPart> parts)
    {
        foreach (var part in parts)
        {
            if (part.IsBlock)
                AppendBlock(text, part);
            else if (part.IsHole)
                AppendHole(text, part);
            else
                AppendLiteral(text, part.Text);
        }
    }

    private static void AppendHole(StringBuilder text, PromptPart hole)
    {
        AppendLiteral(text.Append('{'), hole.Retrieval is null ? hole.Text : hole.Unfenced!.Text);
        if (hole.Format is not null)
            AppendLiteral(text.Append(':'), hole.Format);
        text.Append('}');
    }

    private static void AppendBlock(StringBuilder text, PromptPart block)
    {
        AppendLiteral(text.Append(block.IsCondition ? "{#if " : "{#each "), block.Text);
        if (block.Variable is not null)
            text.Append(" as ").Append(block.Variable);
        AppendParts(text.Append('}'), block.Body);
        if (!block.Else.IsEmpty)
            AppendParts(text.Append("{:else}"), block.Else);
        text.Append(block.IsCondition ? "{/if}" : "{/each}");
    }

    // Token and options say nothing of what is asked; a text is what most parameters are.
    private static void AppendParameter(StringBuilder text, ParameterModel parameter)
    {
        if (parameter.Role is ParameterRole.CancellationToken or ParameterRole.ChatOptions or ParameterRole.CallOptions or ParameterRole.Progress)
            return;
        text.Append(".With(\"").Append(NameOf(parameter)).Append('"');
        if (parameter is { Type: "string", Input.Kind: ParameterInput.Text })
        {
            text.Append(')');
            return;
        }

        text.Append(", \"");
        AppendLiteral(text, parameter.Type);
        text.Append("\", ").Append(Names.Root).Append("ParameterInput.").Append(parameter.Input.Kind);
        foreach (var choice in parameter.Input.Choices)
            text.Append(", \"").Append(choice).Append('"');
        text.Append(')');
    }

    private static void AppendTrial(StringBuilder text, CallModel call)
    {
        text.Append(".Try(static a => ");
        if (call.ShowName.Length == 0)
        {
            AppendRendering(text, call.RenderName, call);
        }
        else
        {
            // What an answer repeats is not looked for here, so all of it is left out where calls are watched.
            AppendRendering(text.Append(Names.Runtime).Append("Prompt.Shown("), call.RenderName, call);
            AppendRendering(text.Append(", "), call.ShowName, call, call.Prompt!.Fence is null ? "" : Names.Runtime + "PromptFence.New()");
            text.Append(", default(string))");
        }

        if (call.StickyKey is not null || call.TaskType is not null)
            AppendKeys(text.Append(", static a => new ").Append(Names.Runtime).Append("RouteKeys()"), call);
        text.Append(')');
    }

    private static void AppendRendering(StringBuilder text, string method, CallModel call, string fence = "")
    {
        text.Append(method).Append('(').Append(fence);
        var isFirst = fence.Length == 0;
        foreach (var parameter in call.Parameters)
        {
            if (!parameter.IsRendered)
                continue;
            AppendValue(text.Append(isFirst ? "" : ", "), parameter);
            isFirst = false;
        }

        text.Append(')');
    }

    private static void AppendKeys(StringBuilder text, CallModel call)
    {
        foreach (var parameter in call.Parameters)
        {
            if (parameter.Name == call.StickyKey)
                AppendValue(text.Append(".By((").Append(parameter.Type).Append(")("), parameter).Append("))");
        }

        foreach (var parameter in call.Parameters)
        {
            if (parameter.Name == call.TaskType)
                AppendValue(text.Append(".For(unchecked((long").Append(call.IsTaskNullable ? "?)(" : ")(").Append(parameter.Type).Append(")("), parameter).Append(")))");
        }
    }

    private static StringBuilder AppendValue(StringBuilder text, ParameterModel parameter)
    {
        var input = parameter.Input;
        if (input.Kind == ParameterInput.Left)
            return text.Append("default!");
        var isGuarded = parameter.Default is not null || input.IsOptional;
        if (isGuarded)
            text.Append("a.Has(\"").Append(NameOf(parameter)).Append("\") ? ");
        text.Append("a.").Append(input.Kind switch
        {
            ParameterInput.Text => "Text",
            ParameterInput.Lines => "Lines",
            ParameterInput.Choice => "Choice",
            _ => "Value",
        });
        if (input.Kind is ParameterInput.Value or ParameterInput.Switch)
            text.Append('<').Append(input.Type).Append('>');
        text.Append("(\"").Append(NameOf(parameter)).Append('"');
        foreach (var choice in input.Choices)
            text.Append(", (\"").Append(choice).Append("\", ").Append(input.Type).Append('.').Append(Identifiers.Escape(choice)).Append(')');
        text.Append(')');
        if (!isGuarded)
            return text;

        // Of two branches 'double' and 'default', the second would be a zero.
        text.Append(" : ");
        return input.Type.Length == 0 ? text.Append(parameter.Default ?? "null") : text.Append('(').Append(parameter.Type).Append(")(").Append(parameter.Default ?? "null").Append(')');
    }

    private static string NameOf(ParameterModel parameter) => parameter.Name.TrimStart('@');

    private static void AppendLiteral(StringBuilder text, string literal) => Literals.Append(text, literal, 0, literal.Length, isInterpolated: false);
}
