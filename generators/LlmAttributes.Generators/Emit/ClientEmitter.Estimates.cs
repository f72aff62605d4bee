using LlmAttributes.Contract;

namespace LlmAttributes.Generators.Emit;

/// <content>Estimates: what a call costs, before it is made.</content>
internal static partial class ClientEmitter
{
    private static void EmitEstimate(SourceWriter writer, ContractModel contract, CallModel call)
    {
        var generics = call.RenderGenerics ?? call.Generics;
        var client = ClientParameter(call);
        writer.Line($"/// <summary>Estimates what <c>{call.Name}</c> costs, without sending anything.</summary>");
        writer.Line(Names.GeneratedCode);
        var text = writer.Begin().Append(call.RenderModifiers).Append(Names.Root).Append("LlmCostEstimate ").Append(call.EstimateName).Append(generics.Parameters).Append('(')
            .Append(contract.TypeName).Append(' ').Append(client);
        AppendRendered(text, call, isFirst: false);
        text.Append(')').Append(generics.Constraints).Append(" => ").Append(Names.Runtime).Append("Contracts.Own<").Append(contract.ClientName).Append(">(").Append(client)
            .Append(")._").Append(call.FieldName).Append(".Estimate(");
        text.Append(call.MemberVariants.IsEmpty ? "" : $"new {Names.Runtime}MemberPrompts(");
        AppendMessages(text, contract, call, generics);
        foreach (var variant in call.MemberVariants)
            AppendMessages(text.Append(", "), contract, call.WithPromptOf(variant), generics);
        writer.End(call.MemberVariants.IsEmpty ? ");" : "));");
    }

    private static string ClientParameter(CallModel call) => FreeName(call, "client");
}
