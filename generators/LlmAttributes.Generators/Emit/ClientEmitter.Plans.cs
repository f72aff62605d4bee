using LlmAttributes.Contract;

namespace LlmAttributes.Generators.Emit;

/// <content>Plans: what the attributes ask, once per contract and where a call differs.</content>
internal static partial class ClientEmitter
{
    private static void EmitContractPlan(SourceWriter writer, ContractModel contract, TargetCapabilities target)
    {
        var text = writer.Begin();
        text.Append("private static readonly ").Append(Names.CallPlan).Append(" s_contract = new(").Append(Literals.Of(contract.DisplayName)).Append(") { Models = global::")
            .Append(target.ModelsNamespace).Append(".LlmModels.All");
        PlanEmitter.AppendDifferences(text, PolicyModel.None, contract.Policy);
        writer.End(" };");
    }

    private static void EmitCallPlan(SourceWriter writer, ContractModel contract, CallModel call)
    {
        var prompt = call.Prompt!;
        var text = writer.Begin();
        text.Append("private static readonly ").Append(Names.CallPlan).Append(" s_").Append(call.FieldName).Append(" = s_contract with { Call = ").Append(Literals.Of(call.Name))
            .Append(", PromptFingerprint = \"").Append(prompt.Fingerprint).Append('"');
        if (prompt.Name is not null)
            text.Append(", PromptName = ").Append(Literals.Of(prompt.Name));
        if (prompt.Version is not null)
            text.Append(", PromptVersion = ").Append(Literals.Of(prompt.Version));
        PlanEmitter.AppendDifferences(text, contract.Policy, call.Policy);
        writer.End(" };");
    }
}
