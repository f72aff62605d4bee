using System.Globalization;
using System.Text;
using LlmAttributes.Contract;

namespace LlmAttributes.Generators.Emit;

/// <summary>Writes workflows: a method that opens the scope, and a class that leaves the method to its body and hands everything else to the client.</summary>
internal static class WorkflowEmitter
{
    public static void EmitFields(SourceWriter writer, ContractModel contract)
    {
        foreach (var workflow in contract.Workflows)
        {
            if (workflow.Fault is not null)
                continue;
            var text = writer.Begin().Append("private readonly ").Append(Names.Runtime).Append("BoundWorkflow _").Append(workflow.FieldName).Append(" = binder.BindWorkflow(new(")
                .Append(Literals.Of(contract.DisplayName)).Append(", ").Append(Literals.Of(workflow.Name)).Append(')');
            var plan = new InitializerList(text);
            plan.Add("TimeoutSeconds", workflow.TimeoutSeconds);
            plan.Add("BudgetUsd", workflow.BudgetUsd);
            plan.End();
            writer.End(");");
        }
    }

    public static void Emit(SourceWriter writer, ContractModel contract)
    {
        foreach (var workflow in contract.Workflows)
        {
            writer.Line();
            EmitMethod(writer, workflow);
            if (workflow.Fault is null)
                EmitBody(writer, contract, workflow);
        }
    }

    private static void EmitMethod(SourceWriter writer, WorkflowModel workflow)
    {
        if (workflow.Fault is null)
            writer.Line("// workflow: span > deadline > budget > body");
        SignatureEmitter.Append(writer.Begin(), workflow);
        if (ThrowEmitter.TryEndMethod(writer, workflow.Fault))
            return;
        writer.End(" =>");
        writer.Push();
        AppendRun(writer.Begin(), workflow);
        writer.End(";");
        writer.Pop();
    }

    private static void AppendRun(StringBuilder text, WorkflowModel workflow)
    {
        var token = NameOf(workflow, ParameterRole.CancellationToken);
        var hasState = workflow.Parameters.Count > (token is null ? 0 : 1);
        text.Append('_').Append(workflow.FieldName).Append(workflow.Carrier switch
        {
            ResultCarrier.Stream => ".Stream(",
            ResultCarrier.ValueTask => ".RunValueAsync(",
            _ => ".RunAsync(",
        });
        text.Append(hasState ? "(this" : "this");
        foreach (var parameter in workflow.Parameters)
        {
            if (parameter.Name != token)
                text.Append(", ").Append(parameter.Name);
        }

        text.Append(hasState ? ")" : "").Append(", static (state, token) => ((").Append(workflow.Owner).Append(")new ").Append(workflow.BodyName)
            .Append(hasState ? "(state.Item1))." : "(state)).").Append(Identifiers.Escape(workflow.Name)).Append(workflow.Generics.Parameters).Append('(');
        var position = 1;
        for (var i = 0; i < workflow.Parameters.Count; i++)
        {
            text.Append(i == 0 ? "" : ", ")
                .Append(workflow.Parameters[i].Name == token ? "token" : $"state.Item{(++position).ToString(CultureInfo.InvariantCulture)}");
        }

        text.Append("), ").Append(NameOf(workflow, ParameterRole.Progress) ?? "null").Append(", ").Append(NameOf(workflow, ParameterRole.RunId) ?? "null").Append(", ").Append(token ?? "default").Append(')');
    }

    private static void EmitBody(SourceWriter writer, ContractModel contract, WorkflowModel workflow)
    {
        writer.Line();
        writer.Open($"private sealed class {workflow.BodyName}({contract.ClientName} client) : {contract.TypeName}");
        writer.Line($"private readonly {contract.ClientName} _{contract.InnerName} = client;");
        foreach (var call in contract.Calls)
        {
            writer.Line();
            SignatureEmitter.Append(writer.Begin(), call);
            if (!ThrowEmitter.TryEndMethod(writer, call.Fault))
                EndForward(writer, contract, call.ExplicitInterface, call.Name, call.Generics, call.Parameters);
        }

        foreach (var other in contract.Workflows)
        {
            if (other.Fault is not null || ReferenceEquals(other, workflow))
                continue;
            writer.Line();
            SignatureEmitter.Append(writer.Begin(), other);
            EndForward(writer, contract, other.ExplicitInterface, other.Name, other.Generics, other.Parameters);
        }

        foreach (var stub in contract.Stubs)
        {
            writer.Line();
            ClientEmitter.EmitStub(writer, stub);
        }

        writer.Close();
    }

    private static void EndForward(SourceWriter writer, ContractModel contract, string? owner, string name, GenericsModel generics, EquatableArray<ParameterModel> parameters)
    {
        var text = writer.Text.Append(" => ");
        text.Append(owner is null ? "_" : $"(({owner})_").Append(contract.InnerName).Append(owner is null ? "." : ").").Append(Identifiers.Escape(name)).Append(generics.Parameters).Append('(');
        for (var i = 0; i < parameters.Count; i++)
            text.Append(i == 0 ? "" : ", ").Append(parameters[i].Name);
        writer.End(");");
    }

    private static string? NameOf(WorkflowModel workflow, ParameterRole role)
    {
        foreach (var parameter in workflow.Parameters)
        {
            if (parameter.Role == role)
                return parameter.Name;
        }

        return null;
    }
}
