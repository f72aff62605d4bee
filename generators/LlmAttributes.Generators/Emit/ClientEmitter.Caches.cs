using System.Text;
using LlmAttributes.Contract;

namespace LlmAttributes.Generators.Emit;

/// <content>Kept answers: a method that hashes what the messages are rendered from, and the rendering put off until no answer was found.</content>
internal static partial class ClientEmitter
{
    private static void EmitKey(SourceWriter writer, CallModel call)
    {
        var generics = call.RenderGenerics ?? call.Generics;
        var key = FreeName(call, "key");
        writer.Line(Names.GeneratedCode);
        var text = writer.Begin().Append("private static ").Append(Names.CacheText).Append(' ').Append(call.KeyName).Append(generics.Parameters).Append('(').Append(Names.CacheText).Append(' ').Append(key);
        AppendRendered(text, call, isFirst: false);
        text.Append(')').Append(generics.Constraints);
        writer.End();
        writer.Line("{");
        writer.Push();
        var number = 0;
        EmitParts(writer, call, call.Prompt!.System.Parts, key, ref number);
        foreach (var turn in call.Prompt.Turns)
            EmitParts(writer, call, turn.Parts, key, ref number);
        foreach (var variant in call.MemberVariants)
        {
            EmitParts(writer, call, variant.Prompt.System.Parts, key, ref number);
            foreach (var turn in variant.Prompt.Turns)
                EmitParts(writer, call, turn.Parts, key, ref number);
        }

        RetrievalEmitter.EmitKey(writer, call, key);
        foreach (var parameter in call.Parameters)
            EmitParameter(writer, call, parameter, key);
        writer.Line($"return {key};");
        writer.Close();
    }

    private static void EmitParameter(SourceWriter writer, CallModel call, ParameterModel parameter, string key)
    {
        var method = parameter.Role switch
        {
            ParameterRole.History => "History",
            ParameterRole.Attachment => "Content",
            ParameterRole.Attachments => "Contents",
            _ => Parts(call.Policy, parameter) ? "Partition" : null,
        };
        if (method is not null)
            writer.Line($"{key}.Append{method}({parameter.Name});");
    }

    // Examples from the history of one must not reach another by way of a kept answer.
    private static bool Parts(PolicyModel policy, ParameterModel parameter)
    {
        if (!parameter.IsRendered)
            return false;
        if (parameter.PlainName == policy.Cache!.PartitionBy)
            return true;
        foreach (var name in policy.Optimize?.PartitionBy ?? default)
        {
            if (parameter.PlainName == name)
                return true;
        }

        return false;
    }

    private static void EmitParts(SourceWriter writer, CallModel call, EquatableArray<PromptPart> parts, string key, ref int number)
    {
        foreach (var part in parts)
        {
            if (part.IsHole && part.Retrieval is null)
                EmitHole(writer, call, part.Unfenced ?? part, key);
            else if (part.IsCondition)
                EmitCondition(writer, call, part, key, ref number);
            else if (part.IsBlock)
                EmitLoop(writer, call, part, key, ref number);
        }
    }

    private static void EmitHole(SourceWriter writer, CallModel call, PromptPart hole, string key)
    {
        if (call.Policy.Cache is { IsSemantic: true, MeaningOf: { } meaning } && hole.Format is null && hole.Text.TrimStart('@') == meaning)
        {
            writer.Line($"{key}.AppendMeaning({hole.Text});");
            return;
        }

        var text = writer.Begin().Append(key).Append(".AppendFormatted(").Append(hole.Text);
        if (hole.Format is not null)
            text.Append(", ").Append(Literals.Of(hole.Format));
        writer.End(");");
    }

    private static void EmitCondition(SourceWriter writer, CallModel call, PromptPart part, string key, ref int number)
    {
        writer.Open($"if ({part.Text})");
        writer.Line($"{key}.AppendTaken();");
        EmitParts(writer, call, part.Body, key, ref number);
        writer.Close();
        writer.Open("else");
        writer.Line($"{key}.AppendNotTaken();");
        EmitParts(writer, call, part.Else, key, ref number);
        writer.Close();
    }

    private static void EmitLoop(SourceWriter writer, CallModel call, PromptPart part, string key, ref int number)
    {
        var items = FreeName(call, "items" + (++number).ToString(System.Globalization.CultureInfo.InvariantCulture));
        writer.Line($"var {items} = {part.Text};");
        writer.Open($"if ({key}.AppendItems({items}))");
        writer.Open($"foreach (var {part.Variable} in {items}!)");
        writer.Line($"{key}.AppendItem();");
        EmitParts(writer, call, part.Body, key, ref number);
        writer.Close();
        writer.Line($"{key}.AppendEnd();");
        writer.Close();
    }

    private static void AppendCachedAsk(StringBuilder text, ContractModel contract, CallModel call)
    {
        var result = call.Result!;
        text.Append('_').Append(call.FieldName).Append('.').Append(CachedMethod(result)).Append('(')
            .Append(contract.TypeName).Append('.').Append(call.KeyName).Append(call.Generics.Parameters).Append("(_").Append(call.FieldName).Append(".BeginKey()");
        AppendRenderedNames(text, call, isFirst: false);
        text.Append("), ");
        AppendPutOff(text, contract, call);
        AppendOptions(text, call, isNeeded: true);
        AppendKeys(text.Append(", "), call);
        text.Append(", ").Append(NameOf(call, ParameterRole.CancellationToken) ?? "default").Append(result.IsNullable ? ")!" : ")");
    }

    // A lambda that captures would be made at every call, also where the answer is there.
    private static void AppendPutOff(StringBuilder text, ContractModel contract, CallModel call)
    {
        var client = FreeName(call, "client");
        var state = FreeName(call, "s");
        var names = new StringBuilder();
        AppendRenderedNames(names, call, isFirst: false);
        if (names.Length == 0)
        {
            AppendPrompt(text.Append("this, static ").Append(client).Append(" => "), contract, call, client + ".");
            return;
        }

        text.Append("(this").Append(names).Append("), static ").Append(state).Append(" => { var (").Append(client).Append(names).Append(") = ").Append(state).Append("; return ");
        AppendPrompt(text, contract, call, client + ".");
        text.Append("; }");
    }

    private static string CachedMethod(ResultModel result) =>
        result.Carrier == ResultCarrier.Stream ? RuntimeMethod(result) + "Cached" : result.Wrapper == ResultWrapper.LlmResult ? "AskCachedResultAsync" : "AskCachedAsync";

    private static string FreeName(CallModel call, string name)
    {
        while (IsHidden(call, name))
            name += "_";
        return name;
    }
}
