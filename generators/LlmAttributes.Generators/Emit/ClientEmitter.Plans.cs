using LlmAttributes.Contract;

namespace LlmAttributes.Generators.Emit;

/// <content>Plans: what the attributes ask, once per contract and where a call differs.</content>
internal static partial class ClientEmitter
{
    private static void EmitContractPlan(SourceWriter writer, ContractModel contract, TargetCapabilities target)
    {
        var isBlock = !contract.Policy.Equals(PolicyModel.None);
        var text = writer.Begin().Append("static readonly ").Append(Names.CallPlan)
            .Append(" s_contract = new(").Append(Literals.Of(contract.DisplayName)).Append(')');
        var separator = BeginPlan(writer, isBlock);
        text.Append("Models = global::").Append(target.ModelsNamespace).Append(".LlmModels.All");
        PlanEmitter.AppendDifferences(text, PolicyModel.None, contract.Policy, separator);
        EndPlan(writer, isBlock);
    }

    private static void EmitCallPlans(SourceWriter writer, ContractModel contract, CallModel call)
    {
        EmitCallPlan(writer, contract, call);
        foreach (var variant in call.Variants)
        {
            writer.Begin().Append("static readonly ").Append(Names.CallPlan).Append(" s_").Append(variant.FieldName).Append(" = s_").Append(call.FieldName)
                .Append(" with { PromptVariant = ").Append(Literals.Of(variant.Name)).Append(", PromptFingerprint = \"").Append(variant.Prompt.Fingerprint).Append('"');
            writer.End(" };");
        }
    }

    private static void EmitCallPlan(SourceWriter writer, ContractModel contract, CallModel call)
    {
        var prompt = call.Prompt!;
        var isBlock = !ReferenceEquals(call.Policy, contract.Policy) && !call.Policy.Equals(contract.Policy);
        var text = writer.Begin().Append("static readonly ").Append(Names.CallPlan).Append(" s_").Append(call.FieldName).Append(" = s_contract with");
        var separator = BeginPlan(writer, isBlock);
        text.Append("Call = ").Append(Literals.Of(call.Name)).Append(separator).Append("PromptFingerprint = \"").Append(prompt.Fingerprint).Append('"');
        if (prompt.Name is not null)
            text.Append(separator).Append("PromptName = ").Append(Literals.Of(prompt.Name));
        if (prompt.Version is not null)
            text.Append(separator).Append("PromptVersion = ").Append(Literals.Of(prompt.Version));
        if (call.Memory is { } memory)
            AppendMemory(text.Append(separator), memory);
        if (!call.Retrievals.IsEmpty)
            RetrievalEmitter.Append(text.Append(separator), call.Retrievals);
        if (!call.Variants.IsEmpty)
            AppendWeights(text.Append(separator), call.Variants);
        if (!call.MemberVariants.IsEmpty)
            AppendMemberVariants(text.Append(separator), call.MemberVariants);
        PlanEmitter.AppendDifferences(text, contract.Policy, call.Policy, separator);
        EndPlan(writer, isBlock);
    }

    private static void AppendMemberVariants(System.Text.StringBuilder text, EquatableArray<VariantModel> variants)
    {
        text.Append("MemberVariants = new ").Append(Names.Runtime).Append("MemberVariantPlan[] { ");
        for (var i = 0; i < variants.Count; i++)
        {
            text.Append(i == 0 ? "new(" : ", new(").Append(Literals.Of(variants[i].Name)).Append(", \"").Append(variants[i].Prompt.Fingerprint).Append("\", ")
                .Append(PromptPrefix.Fixed(variants[i].Prompt).Count.ToString(System.Globalization.CultureInfo.InvariantCulture)).Append(')');
        }

        text.Append(" }");
    }

    private static void AppendMemory(System.Text.StringBuilder text, MemoryModel memory)
    {
        var list = new InitializerList(text.Append("Memory = new ").Append(Names.Runtime).Append("MemoryPlan()"));
        list.Add("MaxTokens", memory.MaxTokens);
        if (memory.Trim is not null)
            list.Begin("Trim").Append(memory.Trim);
        list.End();
    }

    private static void AppendWeights(System.Text.StringBuilder text, EquatableArray<VariantModel> variants)
    {
        text.Append("VariantWeights = new double[] { ");
        for (var i = 0; i < variants.Count; i++)
            text.Append(i == 0 ? "" : ", ").Append(Literals.Of(variants[i].Weight));
        text.Append(" }");
    }

    // A plan with policies takes a line for each.
    private static string BeginPlan(SourceWriter writer, bool isBlock)
    {
        if (!isBlock)
        {
            writer.Text.Append(" { ");
            return ", ";
        }

        writer.End();
        writer.Line("{");
        writer.Push();
        writer.Begin();
        return ",\n" + writer.Indentation;
    }

    private static void EndPlan(SourceWriter writer, bool isBlock)
    {
        if (!isBlock)
        {
            writer.End(" };");
            return;
        }

        writer.End(",");
        writer.Pop();
        writer.Line("};");
    }
}
