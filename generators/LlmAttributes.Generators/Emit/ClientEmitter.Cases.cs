using System.Text;
using LlmAttributes.Contract;

namespace LlmAttributes.Generators.Emit;

/// <content>Cases: each makes its call with constants, as the method does with its arguments.</content>
internal static partial class ClientEmitter
{
    private const string CaseTable = Names.Runtime + "CaseTable";

    private static void EmitCases(SourceWriter writer, ContractModel contract)
    {
        writer.Line();
        writer.Line("#pragma warning disable CS0219");
        var table = TableName(contract);
        writer.Open($"void {Names.CasedContract}.AddCases({CaseTable} {table})");
        foreach (var call in contract.Calls)
        {
            foreach (var @case in call.Cases)
            {
                if (@case.Fault is { } fault)
                    writer.Line($"{table}.AddBroken({Literals.Of(contract.DisplayName)}, {Literals.Of(call.Name)}, {Literals.Of(@case.Name)}, {Literals.Of($"{fault.RuleId}: {fault.Message}")});");
                else
                    EmitCase(writer, contract, call, @case, table);
            }
        }

        writer.Close();
        writer.Line("#pragma warning restore CS0219");
    }

    private static void EmitCase(SourceWriter writer, ContractModel contract, CallModel call, CaseModel @case, string table)
    {
        var asked = AsCase(call, out var options, out var token);
        writer.Begin().Append(table).Append('.').Append(MethodOfCase(call.Result!)).Append("(_").Append(call.FieldName).Append(", ").Append(Literals.Of(@case.Name))
            .Append(", (").Append(options).Append(", ").Append(token);
        writer.End(") =>");
        writer.Line("{");
        writer.Push();
        for (var i = 0; i < call.Parameters.Count; i++)
        {
            var parameter = call.Parameters[i];
            if (parameter.Role is not (ParameterRole.CancellationToken or ParameterRole.CallOptions))
                writer.Line($"{parameter.RenderedType ?? parameter.Type} {parameter.Name} = {@case.Values[i]};");
        }

        AppendCall(writer.Begin().Append("return "), contract, asked);
        writer.End(";");
        writer.Pop();
        var text = writer.Begin().Append("}, ").Append(@case.Skip is { } skip ? Literals.Of(skip) : "null").Append(", ").Append(@case.MaxCostUsd is { } limit ? Literals.Of(limit) : "null");
        foreach (var check in @case.Checks)
            text.Append(", ").Append(check);
        writer.End(");");
    }

    // The values of a case are locals with the names of the parameters.
    private static string TableName(ContractModel contract)
    {
        var name = "table";
        for (var before = ""; before != name;)
        {
            before = name;
            foreach (var call in contract.Calls)
                name = FreeName(call, name);
        }

        return name;
    }

    private static string MethodOfCase(ResultModel result) => result.Carrier != ResultCarrier.Stream ? "Add"
        : result.Answer is AnswerKind.Text or AnswerKind.Updates ? "AddText"
        : "AddItems";

    /// <summary>The call as a case makes it: with the facts of the answer, and with nothing that answers in place of the models.</summary>
    private static CallModel AsCase(CallModel call, out string options, out string token)
    {
        var parameters = new List<ParameterModel>(call.Parameters.Count + 2);
        foreach (var parameter in call.Parameters)
            parameters.Add(parameter);
        options = Take(ParameterRole.CallOptions, "options");
        token = Take(ParameterRole.CancellationToken, "token");
        var isStream = call.Result!.Carrier == ResultCarrier.Stream;
        var variants = new List<VariantModel>(call.Variants.Count);
        foreach (var variant in call.Variants)
            variants.Add(variant with { KeyName = "" });
        return call with
        {
            Parameters = parameters.ToEquatableArray(),
            Result = call.Result with { Carrier = isStream ? ResultCarrier.Stream : ResultCarrier.Task, Wrapper = isStream ? ResultWrapper.None : ResultWrapper.LlmResult, HasCompletion = isStream },
            Variants = variants.ToEquatableArray(),
            KeyName = "",
            Memory = null,
            LastResorts = default,
        };

        string Take(ParameterRole role, string name)
        {
            if (NameOf(call, role) is { } own)
                return own;
            var free = FreeName(call, name);
            parameters.Add(new() { Name = free, Type = "", Role = role });
            return free;
        }
    }
}
