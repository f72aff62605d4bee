using System.Text;
using LlmAttributes.Contract;

namespace LlmAttributes.Generators.Emit;

/// <content>Methods: one call into the runtime each.</content>
internal static partial class ClientEmitter
{
    private static void EmitBinding(SourceWriter writer, CallModel call, Dictionary<ToolModel, string> tools, TargetCapabilities target)
    {
        AppendBoundType(writer.Begin().Append("internal readonly "), call.Result!).Append(" _").Append(call.FieldName).Append(" = ");
        AppendPlan(AppendBinding(writer.Text, call.Result!), call, tools);
        AppendBoundAnswer(writer.Text, call.Result!, target);
        writer.End(");");
    }

    private static StringBuilder AppendBoundType(StringBuilder text, ResultModel result)
    {
        text.Append(Names.Runtime);
        if (result.Carrier == ResultCarrier.Stream)
            return text.Append("BoundStream").Append(result.IsStreamOfValues ? $"<{result.ValueType}>" : "");
        return text.Append("BoundCall<").Append(result.ValueType).Append('>');
    }

    private static StringBuilder AppendBinding(StringBuilder text, ResultModel result) =>
        text.Append(result.Carrier == ResultCarrier.Stream ? "binder.BindStream(" : "binder.Bind(");

    private static void AppendPlan(StringBuilder text, CallModel call, Dictionary<ToolModel, string> tools)
    {
        text.Append("s_").Append(call.FieldName);
        ToolEmitter.Append(text, call, tools);
    }

    private static void AppendBoundAnswer(StringBuilder text, ResultModel result, TargetCapabilities target)
    {
        if (result.Carrier != ResultCarrier.Stream)
            AppendVoted(text.Append(", "), result, target);
        else if (result.IsStreamOfValues)
            AppendAnswer(text.Append(", "), result, target);
    }

    private static void AppendVoted(StringBuilder text, ResultModel result, TargetCapabilities target)
    {
        if (result.Voted is null)
        {
            AppendAnswer(text, result, target);
            return;
        }

        AppendAnswer(text.Append(Names.Runtime).Append("Answers.Voted("), result, target);
        text.Append(", ").Append(VoterEmitter.Part(result.Voted, result.Vote, target)).Append(')');
    }

    private static void AppendAnswer(StringBuilder text, ResultModel result, TargetCapabilities target)
    {
        text.Append(Names.Runtime).Append("Answers.");
        switch (result.Answer)
        {
            case AnswerKind.Text: text.Append(result.Carrier == ResultCarrier.Stream ? "Pieces" : "Text"); break;
            case AnswerKind.Boolean: text.Append("Boolean"); break;
            case AnswerKind.Number: text.Append("Number<").Append(result.ValueType).Append(">()"); break;
            case AnswerKind.Response: text.Append("Response"); break;
            case AnswerKind.Json when result.Context.Length > 0:
                AppendContext(text, result);
                break;
            case AnswerKind.Json:
                text.Append("Json(").Append(Literals.Of(result.DisplayName)).Append(", global::").Append(target.ModelsNamespace).Append('.').Append(result.Shape).Append("Shape.Instance)");
                break;
            case AnswerKind.Items:
                var shape = $"global::{target.ModelsNamespace}.{result.Shape}Shape.";
                text.Append("Items(").Append(Literals.Of(result.DisplayName)).Append(", ").Append(shape).Append("Instance, ").Append(shape).Append("Item)");
                break;
            case AnswerKind.Partial:
                var models = $"global::{target.ModelsNamespace}.";
                text.Append("Partial(").Append(Literals.Of(result.DisplayName)).Append(", ").Append(models).Append(result.Shape).Append("Shape.Instance, ")
                    .Append(models).Append(result.Partial).Append("Partial.Instance)");
                break;
            case AnswerKind.Enum:
                text.Append("Enum<").Append(result.ValueType).Append(">(").Append(Literals.Of(result.EnumName));
                foreach (var member in result.EnumMembers)
                {
                    text.Append(", (").Append(Literals.Of(member.Name.JsonName)).Append(", ")
                        .Append(result.ValueType).Append('.').Append(member.Name.Name).Append(')');
                }

                text.Append(')');
                break;
        }
    }

    private static void AppendContext(StringBuilder text, ResultModel result)
    {
        var isNullable = result.ValueType.EndsWith("?", StringComparison.Ordinal);
        text.Append(!isNullable ? "Json" : result.IsValueType ? "JsonOrNull" : "JsonOrNullReference")
            .Append('<').Append(result.ValueType, 0, result.ValueType.Length - (isNullable ? 1 : 0)).Append(">(")
            .Append(Literals.Of(result.DisplayName)).Append(", ").Append(result.Context).Append(".Default, ").Append(Literals.Of(result.SchemaName)).Append(')');
    }

    private static void EmitMethod(SourceWriter writer, ContractModel contract, CallModel call)
    {
        if (call.Fault is null)
            writer.Line(PolicyOrder.Of(call));

        SignatureEmitter.Append(writer.Begin(), call);
        if (ThrowEmitter.TryEndMethod(writer, call.Fault))
            return;

        writer.End(" =>");
        writer.Push();
        AppendCall(writer.Begin(), contract, call);
        writer.End(";");
        writer.Pop();
    }

    private static void AppendCall(StringBuilder text, ContractModel contract, CallModel call)
    {
        var result = call.Result!;
        var isWrapped = result.Carrier == ResultCarrier.ValueTask;
        if (isWrapped)
            text.Append("new ").Append(call.ReturnType).Append('(');
        BeginLastResorts(text, call);
        for (var i = 0; i < call.Variants.Count; i++)
        {
            if (i == 0)
                AppendPick(text, call);
            text.Append(i + 1).Append(" => ");
            AppendAsk(text, contract, call.With(call.Variants[i]));
            text.Append(", ");
        }

        text.Append(call.Variants.IsEmpty ? "" : "_ => ");
        AppendAsk(text, contract, call);
        text.Append(call.Variants.IsEmpty ? "" : " }");
        EndLastResorts(text, call);
        text.Append(isWrapped ? ")" : "");
    }

    private static void AppendPick(StringBuilder text, CallModel call)
    {
        text.Append('_').Append(call.FieldName).Append(".Pick(");
        AppendKeys(text, call);
        text.Append(", ").Append(CallOptionsOf(call) ?? "null").Append(") switch { ");
    }

    private static void AppendAsk(StringBuilder text, ContractModel contract, CallModel call)
    {
        if (call.Prompt!.Reload is not null)
        {
            var changed = ChangedName(call);
            text.Append("r_").Append(call.FieldName).Append("?.Changed is { } ").Append(changed).Append(" ? ");
            AppendAsk(text.Append(changed).Append(".Call"), contract, call, changed);
            text.Append(" : ");
        }

        // A prompt that was changed while the program runs is tried out, so its answers are not kept.
        if (call.KeyName.Length > 0)
            AppendCachedAsk(text, contract, call);
        else
            AppendAsk(text.Append('_').Append(call.FieldName), contract, call, changed: null);
    }

    private static void AppendAsk(StringBuilder text, ContractModel contract, CallModel call, string? changed)
    {
        var result = call.Result!;
        if (call.Memory is { } memory)
        {
            text.Append(".InConversation(").Append(memory.Parameter).Append(", ")
                .Append(changed is null ? PromptPrefix.Fixed(call.Prompt!).Count.ToString(System.Globalization.CultureInfo.InvariantCulture) : changed + ".Sheet.Fixed")
                .Append(call.ShowName.Length > 0 ? ", true)" : ")");
        }

        text.Append('.').Append(RuntimeMethod(result)).Append('(');
        if (changed is null)
            AppendPrompt(text, contract, call);
        else
            AppendChanged(text, contract, call, changed);
        AppendOptions(text, call, result.Carrier == ResultCarrier.Stream || HasKeys(call) || call.Memory is not null);
        if (HasKeys(call) || call.Memory is not null)
            AppendKeys(text.Append(", "), call);
        else if (result.IsStreamOfValues)
            text.Append(", default");
        text.Append(", ").Append(NameOf(call, ParameterRole.CancellationToken) ?? "default");
        text.Append(result.IsNullable ? ")!" : ")");
    }

    private static void AppendMessages(StringBuilder text, ContractModel contract, CallModel call, GenericsModel generics, string? fence = null)
    {
        var name = fence is null ? call.RenderName : call.FencedName;
        if (IsHidden(call, name))
            text.Append(contract.TypeName).Append('.');
        text.Append(name).Append(generics.Parameters).Append('(').Append(fence);
        AppendRenderedNames(text, call, isFirst: fence is null);
        text.Append(')');
    }

    private static void AppendRenderedNames(StringBuilder text, CallModel call, bool isFirst)
    {
        foreach (var parameter in call.Parameters)
        {
            if (!parameter.IsRendered)
                continue;

            text.Append(isFirst ? "" : ", ").Append(parameter.Name);
            isFirst = false;
        }
    }

    // Members of contract and client never have the name; what the method itself declares may.
    private static bool IsHidden(CallModel call, string name)
    {
        foreach (var parameter in call.Parameters)
        {
            if (parameter.Name == name)
                return true;
        }

        return call.Generics.Parameters.Contains(name);
    }

    private static void AppendOptions(StringBuilder text, CallModel call, bool isNeeded)
    {
        var chat = ChatOptionsOf(call);
        var options = CallOptionsOf(call);
        if (chat is not null || options is not null || isNeeded)
            text.Append(", ").Append(chat ?? "null").Append(", ").Append(options ?? "null");
    }

    private static string? CallOptionsOf(CallModel call)
    {
        var options = NameOf(call, ParameterRole.CallOptions);
        if (NameOf(call, ParameterRole.Tenant) is { } tenant)
            options = $"{Names.Runtime}RequestTenant.Set({options ?? "null"}, {tenant})";
        if (call.Policy.Optimize is not { PartitionBy: { IsEmpty: false } names })
            return options;

        var text = new StringBuilder(Names.Runtime).Append("QueryPartition.Begin()");
        foreach (var name in names)
            text.Append(".By(").Append(Identifiers.Escape(name)).Append(')');
        return text.Append(".Set(").Append(options ?? "null").Append(')').ToString();
    }

    private static string? ChatOptionsOf(CallModel call)
    {
        var chat = NameOf(call, ParameterRole.ChatOptions);
        return SequenceOf(call, ParameterRole.Tools, ParameterRole.Tool, Names.Tool) is { } tools
            ? $"{Names.Runtime}RequestTools.Add({chat ?? "null"}, {tools})"
            : chat;
    }

    private static string RuntimeMethod(ResultModel result) => (result.Carrier, result.Wrapper) switch
    {
        (ResultCarrier.Stream, _) when result.IsStreamOfValues => result.HasCompletion ? "Stream" : "Items",
        (ResultCarrier.Stream, _) => result.Answer == AnswerKind.Text ? "Texts" : "Updates",
        (_, ResultWrapper.LlmResult) => "AskResultAsync",
        (_, ResultWrapper.EnsembleResponse) => "AskEnsembleAsync",
        _ => "AskAsync",
    };

    private static string? NameOf(CallModel call, ParameterRole role)
    {
        foreach (var parameter in call.Parameters)
        {
            if (parameter.Role == role)
                return parameter.Name;
        }

        return null;
    }

    /// <summary>The parameter that is a sequence, or an array of those that are single items.</summary>
    private static string? SequenceOf(CallModel call, ParameterRole sequence, ParameterRole item, string itemType)
    {
        if (NameOf(call, sequence) is { } name)
            return name;

        var list = new StringBuilder();
        foreach (var parameter in call.Parameters)
        {
            if (parameter.Role == item)
                list.Append(list.Length == 0 ? "" : ", ").Append(parameter.Name);
        }

        return list.Length == 0 ? null : $"new {itemType}?[] {{ {list} }}";
    }
}
