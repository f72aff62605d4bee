using System.Globalization;
using System.Text;
using LlmAttributes.Contract;

namespace LlmAttributes.Generators.Emit;

/// <summary>Writes tools: a class per method, whose schema is a constant.</summary>
internal static class ToolEmitter
{
    private const string FunctionList = "global::System.Collections.Generic.IReadOnlyList<global::Microsoft.Extensions.AI.AIFunction>";

    /// <summary>Names the classes of the tools of all calls, each once.</summary>
    public static Dictionary<ToolModel, string> Name(ContractModel contract)
    {
        var names = new Dictionary<ToolModel, string>();
        foreach (var call in contract.Calls)
        {
            if (call.Fault is not null)
                continue;

            foreach (var tool in call.Tools)
                Name(names, tool);
        }

        foreach (var tool in contract.OwnTools)
            Name(names, tool);
        return names;
    }

    private static void Name(Dictionary<ToolModel, string> names, ToolModel tool)
    {
        if (!names.ContainsKey(tool))
            names.Add(tool, "Tool" + (names.Count + 1).ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>Writes the method of the client that makes its calls tools for other agents.</summary>
    public static void EmitOwn(SourceWriter writer, ContractModel contract, Dictionary<ToolModel, string> names)
    {
        if (contract.OwnTools.IsEmpty)
            return;
        writer.Line();
        var text = writer.Begin().Append("internal static ").Append(FunctionList).Append(' ').Append(contract.ToolsName).Append('(').Append(contract.TypeName)
            .Append(" client) => new global::Microsoft.Extensions.AI.AIFunction[] { ");
        for (var i = 0; i < contract.OwnTools.Count; i++)
        {
            var tool = contract.OwnTools[i];
            text.Append(i == 0 ? "" : ", ").Append(tool.RequiresApproval ? Names.Runtime + "GeneratedTool.Approved(" : "").Append("new ").Append(names[tool]).Append(tool.Host is null ? "()" : "(client)").Append(tool.RequiresApproval ? ")" : "");
        }

        writer.End(" };");
    }

    /// <summary>Writes the member of the contract that makes them.</summary>
    public static void EmitFactory(SourceWriter writer, ContractModel contract)
    {
        if (contract.OwnTools.IsEmpty)
            return;
        writer.Line("/// <summary>Makes tools for other agents of the calls that are marked with <see cref=\"global::LlmAttributes.LlmToolAttribute\"/>.</summary>");
        writer.Line(Names.GeneratedCode);
        writer.Line($"static {FunctionList} {contract.ToolsName}({contract.TypeName} client) => {contract.ClientName}.{contract.ToolsName}(client);");
    }

    /// <summary>Writes the tools.</summary>
    public static void Emit(SourceWriter writer, Dictionary<ToolModel, string> names)
    {
        foreach (var pair in names)
        {
            writer.Line();
            Emit(writer, pair.Key, pair.Value);
        }
    }

    /// <summary>Appends the tools of a call as a property of its plan.</summary>
    public static void Append(StringBuilder text, CallModel call, Dictionary<ToolModel, string> names)
    {
        if (call.Tools.IsEmpty)
            return;

        text.Append(" with { Tools = new ").Append(Names.Tool).Append("[] { ");
        for (var i = 0; i < call.Tools.Count; i++)
        {
            var tool = call.Tools[i];
            text.Append(i == 0 ? "" : ", ").Append(tool.RequiresApproval ? Names.Runtime + "GeneratedTool.Approved(" : "").Append("new ").Append(names[tool]).Append('(');
            if (tool.Host is not null)
                text.Append("binder.Tools<").Append(tool.Host).Append(">(").Append(tool.CanCreateHost ? $"static () => new {tool.Host}()" : "null").Append(')');
            text.Append(tool.RequiresApproval ? "))" : ")");
        }

        text.Append(" } }");
    }

    private static void Emit(SourceWriter writer, ToolModel tool, string name)
    {
        writer.Open($"private sealed class {name}({(tool.Host is null ? "" : tool.Host + " host")}) : {Names.Runtime}GeneratedTool({Literals.Of(tool.Name)}, {Literals.Of(tool.Description)}, {Literals.Of(tool.Schema)}, {(tool.HasSideEffects ? "true" : "false")}, {tool.MaxResult.ToString(CultureInfo.InvariantCulture)})");
        var head = "protected override global::System.Threading.Tasks.ValueTask<object?> InvokeCoreAsync(global::Microsoft.Extensions.AI.AIFunctionArguments arguments, global::System.Threading.CancellationToken cancellationToken)";
        if (!tool.IsAsync && !tool.HasResult)
        {
            writer.Open(head);
            writer.Line(tool.Call + ";");
            writer.Line("return Done(\"done\");");
            writer.Close();
        }
        else
        {
            writer.Line(head + " =>");
            writer.Push();
            var wrapped = !tool.IsTask ? tool.Call : $"new global::System.Threading.Tasks.ValueTask{(tool.HasResult ? $"<{tool.ResultType}>" : "")}({tool.Call})";
            var json = tool.ResultWriter is null ? "" : ", " + tool.ResultWriter;
            writer.Line(tool.IsAsync ? $"DoneAsync({wrapped}{json});" : $"Done({tool.Call}{json});");
            writer.Pop();
        }

        writer.Close();
    }
}
