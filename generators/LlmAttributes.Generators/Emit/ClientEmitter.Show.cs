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
        if (call.Prompt!.Fence is { } fence)
            text.Append(Names.Runtime).Append("PromptFence ").Append(fence);
        AppendRendered(text, call, isFirst: call.Prompt.Fence is null);
        text.Append(')').Append(generics.Constraints);
        EmitMessages(writer, WithoutSecrets(call));
    }

    private static void AppendPrompt(StringBuilder text, ContractModel contract, CallModel call, string owner = "")
    {
        if (call.Policy.Chunk is not null)
            AppendChunked(text, call, owner.Length == 0 ? "this" : owner.Substring(0, owner.Length - 1), FreeName(call, "client"), (inner, client) => AppendShown(inner, contract, call, client + "."));
        else
            AppendShown(text, contract, call, owner);
    }

    private static void AppendShown(StringBuilder text, ContractModel contract, CallModel call, string owner)
    {
        if (!call.MemberVariants.IsEmpty)
            text.Append("new ").Append(Names.Runtime).Append("MemberPrompts(");
        AppendOwnPrompt(text, contract, call, owner);
        EndMemberPrompts(text, contract, call, owner);
    }

    private static void EndMemberPrompts(StringBuilder text, ContractModel contract, CallModel call, string owner)
    {
        foreach (var variant in call.MemberVariants)
            AppendOwnPrompt(text.Append(", "), contract, call.WithPromptOf(variant), owner);
        text.Append(call.MemberVariants.IsEmpty ? "" : ")");
    }

    private static void AppendOwnPrompt(StringBuilder text, ContractModel contract, CallModel call, string owner)
    {
        var fence = call.Prompt!.Fence is null ? null : $"{owner}_{call.FieldName}.NewFence()";
        if (call.ShowName.Length == 0)
        {
            AppendMessages(text, contract, call, call.Generics, fence);
            return;
        }

        text.Append(owner).Append('_').Append(call.FieldName).Append(".ShowsPrompts ? ").Append(Names.Runtime).Append("Prompt.Shown(");
        AppendMessages(text, contract, call, call.Generics, fence);
        text.Append(", ").Append(contract.TypeName).Append('.').Append(call.ShowName).Append(call.Generics.Parameters).Append('(').Append(fence);
        AppendRenderedNames(text, call, isFirst: fence is null);
        text.Append(')');
        AppendSecrets(text, call.Prompt.System.Parts, isLoop: false);
        foreach (var turn in call.Prompt.Turns)
            AppendSecrets(text, turn.Parts, isLoop: false);
        text.Append(") : ");
        AppendMessages(text, contract, call, call.Generics, fence);
    }

    // The items of a loop have no name outside of it; that there are some is said by a null.
    private static void AppendSecrets(StringBuilder text, EquatableArray<PromptPart> parts, bool isLoop)
    {
        foreach (var part in parts)
        {
            if (part.IsHole && part.IsSensitive)
                AppendSecret(text, part, isLoop);
            AppendSecrets(text, part.Body, isLoop || part.Variable is not null);
            AppendSecrets(text, part.Else, isLoop);
        }
    }

    private static void AppendSecret(StringBuilder text, PromptPart hole, bool isLoop)
    {
        if (isLoop)
        {
            text.Append(", default(string)");
            return;
        }

        text.Append(", ").Append(Names.Runtime).Append("Prompt.Text($\"");
        AppendHole(text, hole.Unfenced ?? hole);
        text.Append("\")");
    }

    private static CallModel WithoutSecrets(CallModel call)
    {
        var turns = new List<TurnModel>(call.Prompt!.Turns.Count);
        foreach (var turn in call.Prompt.Turns)
            turns.Add(WithoutSecrets(turn));
        var parameters = new List<ParameterModel>(call.Parameters.Count);
        foreach (var parameter in call.Parameters)
            parameters.Add(parameter is { IsSensitive: true, IsRendered: true } ? parameter with { Role = ParameterRole.Value } : parameter);
        return call with
        {
            Prompt = call.Prompt with { System = WithoutSecrets(call.Prompt.System), Turns = turns.ToEquatableArray() },
            Parameters = parameters.ToEquatableArray(),
        };
    }

    private static TurnModel WithoutSecrets(TurnModel turn) => turn with { Parts = WithoutSecrets(turn.Parts) };

    // Whether there is a value, and how many, is as sensitive as the value.
    private static EquatableArray<PromptPart> WithoutSecrets(EquatableArray<PromptPart> parts)
    {
        var shown = new List<PromptPart>(parts.Count);
        foreach (var part in parts)
        {
            shown.Add(part.IsSensitive ? PromptPart.Literal(Mark)
                : part.IsBlock ? part with { Body = WithoutSecrets(part.Body), Else = WithoutSecrets(part.Else) }
                : part);
        }

        return shown.ToEquatableArray();
    }
}
