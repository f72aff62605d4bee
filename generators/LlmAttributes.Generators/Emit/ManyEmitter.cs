using LlmAttributes.Contract;

namespace LlmAttributes.Generators.Emit;

/// <summary>Writes the methods that make a call for many items. They have a body, so that implementations by hand stay whole.</summary>
internal static class ManyEmitter
{
    public static void Emit(SourceWriter writer, ContractModel contract, CallModel call)
    {
        if (call.Many is not { } many)
            return;
        Emit(writer, contract, call, many, "IAsyncEnumerable", "of a stream, which is read as far as items are begun");
        Emit(writer, contract, call, many, "IEnumerable", "of a collection");
    }

    private static void Emit(SourceWriter writer, ContractModel contract, CallModel call, ManyModel many, string source, string kind)
    {
        writer.Line($"/// <summary>Makes the call <c>{call.Name}</c> for the items {kind}, several at once.</summary>");
        writer.Line(Names.GeneratedCode);
        writer.Begin().Append(call.RenderModifiers.Replace("new static ", "").Replace("static ", ""))
            .Append("global::System.Collections.Generic.IAsyncEnumerable<").Append(Names.Root).Append("ManyOutcome<").Append(many.ItemType).Append(", ").Append(many.ResultType).Append(">> ")
            .Append(many.Name).Append("(global::System.Collections.Generic.").Append(source).Append('<').Append(many.ItemType).Append("> items, ")
            .Append(Names.Root).Append("ManyOptions? options = null, global::System.Threading.CancellationToken cancellationToken = default)");
        writer.End(" =>");
        writer.Push();
        var text = writer.Begin().Append(Names.Runtime).Append("ManyCalls.RunAsync<").Append(many.ItemType).Append(", ").Append(many.ResultType).Append(">(items, new(")
            .Append(Literals.Of(contract.DisplayName)).Append(", ").Append(Literals.Of(many.Name)).Append(')');
        var list = new InitializerList(text);
        list.Add("MaxConcurrency", many.MaxConcurrency);
        if (many.InOrder)
            list.Begin("InOrder").Append("true");
        if (many.StopOnFailure)
            list.Begin("StopOnFailure").Append("true");
        list.Add("BudgetUsd", many.BudgetUsd);
        list.Add("TimeoutSeconds", many.TimeoutSeconds);
        if (call.Policy.Trace)
            list.Begin("Trace").Append("true");
        list.End();
        text.Append(", options, (item, own, token) => ").Append(Identifiers.Escape(call.Name)).Append('(');
        var isSingle = IsSingle(call);
        for (var i = 0; i < call.Parameters.Count; i++)
            text.Append(i == 0 ? "" : ", ").Append(Argument(call.Parameters[i], isSingle));
        text.Append(')').Append(call.ReturnType.StartsWith("global::System.Threading.Tasks.ValueTask<", StringComparison.Ordinal) ? ".AsTask()" : "");
        writer.End(", cancellationToken);");
        writer.Pop();
    }

    private static bool IsSingle(CallModel call)
    {
        var count = 0;
        foreach (var parameter in call.Parameters)
            count += ContractParser.IsOfRun(parameter) ? 0 : 1;
        return count == 1;
    }

    private static string Argument(ParameterModel parameter, bool isSingle) => parameter.Role switch
    {
        ParameterRole.CancellationToken => "token",
        ParameterRole.CallOptions => parameter.Type.EndsWith("?", StringComparison.Ordinal) ? "own" : "own ?? new()",
        ParameterRole.ChatOptions or ParameterRole.Progress => "default!",
        _ => isSingle ? "item" : "item." + parameter.Name,
    };
}
