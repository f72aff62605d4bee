using LlmAttributes.Contract;
using Microsoft.CodeAnalysis.Text;

namespace LlmAttributes.Generators.Emit;

/// <summary>Writes what a contract's partial declaration adds: the client, its factories and the rendering of its prompts.</summary>
internal static partial class ClientEmitter
{
    public static SourceText Emit(ContractModel contract, TargetCapabilities target)
    {
        var writer = new SourceWriter();
        FrameEmitter.Open(writer, contract.Namespace, contract.Declarations);
        EmitFactories(writer, contract);
        if (contract.Fault is null)
        {
            ToolEmitter.EmitFactory(writer, contract);
            writer.Line();
            EmitClient(writer, contract, target);
            foreach (var call in contract.Calls)
            {
                if (call.Fault is not null)
                    continue;
                EmitRender(writer, contract, call);
                if (call.ShowName.Length > 0)
                    EmitShow(writer, call);
                if (call.KeyName.Length > 0)
                    EmitKey(writer, call);
                foreach (var variant in call.Variants)
                {
                    EmitRender(writer, contract, call.With(variant));
                    if (variant.ShowName.Length > 0)
                        EmitShow(writer, call.With(variant));
                    if (variant.KeyName.Length > 0)
                        EmitKey(writer, call.With(variant));
                }

                foreach (var variant in call.MemberVariants)
                {
                    EmitRender(writer, contract, call.WithPromptOf(variant));
                    if (variant.ShowName.Length > 0)
                        EmitShow(writer, call.WithPromptOf(variant));
                }

                ManyEmitter.Emit(writer, contract, call);
                EmitEstimate(writer, contract, call);
                if (call.ExplainName.Length > 0)
                    EmitExplain(writer, contract, call);
            }
        }

        return FrameEmitter.Close(writer, contract.Declarations);
    }

    private static void EmitFactories(SourceWriter writer, ContractModel contract)
    {
        if (!contract.DeclaresCreateWithClient)
            EmitFactory(writer, contract, "Creates a client that asks one chat client.", Names.ChatClient, "chatClient");
        if (!contract.DeclaresCreateWithRuntime)
            EmitFactory(writer, contract, "Creates a client that asks the models of a runtime.", Names.LlmRuntime, "runtime");
    }

    private static void EmitFactory(SourceWriter writer, ContractModel contract, string summary, string type, string parameter)
    {
        writer.Line($"/// <summary>{summary}</summary>");
        writer.Line(Names.GeneratedCode);
        writer.Begin().Append(contract.HidesCreate ? "new static " : "static ").Append(contract.TypeName)
            .Append(" Create(").Append(type).Append(' ').Append(parameter).Append(") => ");
        if (contract.Fault is { } fault)
        {
            ThrowEmitter.Append(writer.Text, fault);
        }
        else
        {
            writer.Text.Append(Names.Runtime).Append("Contracts.Create<").Append(contract.TypeName).Append(">(")
                .Append(parameter).Append(", static binder => new ").Append(contract.ClientName).Append("(binder))");
        }

        writer.End(";");
    }

    private static void EmitClient(SourceWriter writer, ContractModel contract, TargetCapabilities target)
    {
        writer.Line(Names.GeneratedCode);
        writer.Open($"private sealed class {contract.ClientName}({Names.Runtime}CallBinder binder) : {contract.TypeName}, {Names.DescribedContract}{(contract.HasCases ? ", " + Names.CasedContract : "")}");
        EmitContractPlan(writer, contract, target);
        var tools = ToolEmitter.Name(contract);
        foreach (var call in contract.Calls)
        {
            if (call.Fault is null)
                EmitCallPlans(writer, contract, call);
        }

        foreach (var call in contract.Calls)
        {
            if (call.Fault is not null)
                continue;
            EmitBinding(writer, call, tools, target);
            EmitReload(writer, call, tools, target);
            foreach (var variant in call.Variants)
            {
                EmitBinding(writer, call.With(variant), tools, target);
                EmitReload(writer, call.With(variant), tools, target);
            }
        }

        WorkflowEmitter.EmitFields(writer, contract);
        foreach (var call in contract.Calls)
        {
            writer.Line();
            EmitMethod(writer, contract, call);
            if (call.Fault is not null)
                continue;
            EmitChanged(writer, call);
            foreach (var variant in call.Variants)
                EmitChanged(writer, call.With(variant));
        }

        WorkflowEmitter.Emit(writer, contract);
        ToolEmitter.EmitOwn(writer, contract, tools);
        ToolEmitter.Emit(writer, tools);
        foreach (var stub in contract.Stubs)
        {
            writer.Line();
            EmitStub(writer, stub);
        }

        DescriptionEmitter.Emit(writer, contract);
        if (contract.HasCases)
            EmitCases(writer, contract);
        writer.Close();
    }

    public static void EmitStub(SourceWriter writer, MemberModel stub)
    {
        writer.Open(stub.Head);
        foreach (var accessor in stub.Accessors)
        {
            writer.Begin().Append(accessor).Append(" { ");
            ThrowEmitter.Append(writer.Text, stub.Fault);
            writer.End("; }");
        }

        writer.Close();
    }
}
