using System.Text;
using LlmAttributes.Contract;

namespace LlmAttributes.Generators.Emit;

/// <content>Prompts with sensitive values: a second rendering without them, for whoever is shown the prompt. It runs only where somebody is.</content>
internal static partial class ClientEmitter
{
    private const string Mark = "[sensitive]";

    private static void EmitShow(SourceWriter writer, CallModel call)
    {
        var generics = call.RenderGenerics ?? call.Generics;
        writer.Line(Names.GeneratedCode);
        var text = writer.Begin().Append("private static ").Append(Names.MessageList).Append(' ').Append(call.ShowName).Append(generics.Parameters).Append('(');
        AppendRendered(text, call, isFirst: true);
        text.Append(')').Append(generics.Constraints);
        EmitMessageList(writer, call, isShown: true);
    }

    private static void AppendPrompt(StringBuilder text, ContractModel contract, CallModel call)
    {
        if (call.ShowName.Length == 0)
        {
            AppendMessages(text, contract, call, call.Generics);
            return;
        }

        text.Append('_').Append(call.FieldName).Append(".ShowsPrompts ? ").Append(Names.Runtime).Append("Prompt.Shown(");
        AppendMessages(text, contract, call, call.Generics);
        text.Append(", ").Append(contract.TypeName).Append('.').Append(call.ShowName).Append(call.Generics.Parameters).Append('(');
        AppendRenderedNames(text, call);
        text.Append(')');
        AppendSecrets(text, call.Prompt!.System);
        AppendSecrets(text, call.Prompt.User);
        text.Append(") : ");
        AppendMessages(text, contract, call, call.Generics);
    }

    private static void AppendSecrets(StringBuilder text, EquatableArray<PromptPart> parts)
    {
        foreach (var part in parts)
        {
            if (!part.IsSensitive)
                continue;

            text.Append(", ").Append(Names.Runtime).Append("Prompt.Text($\"");
            AppendHole(text, part);
            text.Append("\")");
        }
    }

    private static PromptModel WithoutSecrets(PromptModel prompt) => prompt with { System = WithoutSecrets(prompt.System), User = WithoutSecrets(prompt.User) };

    private static EquatableArray<PromptPart> WithoutSecrets(EquatableArray<PromptPart> parts)
    {
        var shown = new List<PromptPart>(parts.Count);
        foreach (var part in parts)
            shown.Add(part.IsSensitive ? PromptPart.Literal(Mark) : part);
        return shown.ToEquatableArray();
    }
}
