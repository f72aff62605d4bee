using System.Text;
using LlmAttributes.Contract;

namespace LlmAttributes.Generators.Emit;

/// <content>Prompts from files that may be read again while the program runs: what they are made of, and the values that they may name.</content>
internal static partial class ClientEmitter
{
    private static void EmitReload(SourceWriter writer, CallModel call, Dictionary<ToolModel, string> tools, TargetCapabilities target)
    {
        if (call.Prompt!.Reload is not { } reload)
            return;

        AppendBoundType(writer.Begin().Append("private readonly ").Append(Names.Runtime).Append("PromptReload<"), call.Result!)
            .Append(">? r_").Append(call.FieldName).Append(" = binder.Reload(");
        AppendPlan(writer.Text, call, tools);
        writer.End($", static () => new {Names.Runtime}PromptSource()");
        writer.Push();
        writer.Line($".User({Quoted(reload.User.File)}, {Quoted(reload.User.Text)})");
        if (reload.System is { } system)
            writer.Line($".System({Quoted(system.File)}, {Quoted(system.Text)}, {(reload.IsSystemShared ? "true" : "false")})");
        foreach (var fragment in reload.Fragments)
            writer.Line($".Fragment({Literals.Of(fragment.Name)}, {Quoted(fragment.File)}, {Quoted(fragment.Text)})");
        foreach (var example in call.Prompt.Examples)
            writer.Line($".Example({Literals.Of(example.Input)}, {Literals.Of(example.Output)})");
        if (call.Prompt.OutputFormat is { } format)
            writer.Line($".Format({Literals.Of(format)})");
        foreach (var parameter in call.Parameters)
        {
            if (parameter.Paths.IsEmpty)
                continue;

            writer.Line($".Parameter({(parameter.IsUntrusted ? "true" : "false")}, {(parameter.IsSensitive ? "true" : "false")})");
            EmitValues(writer, parameter.Paths, "");
        }

        AppendBinding(writer.Begin().Append(", static (binder, plan) => "), call.Result!).Append("plan");
        AppendBoundAnswer(writer.Text, call.Result!, target);
        writer.End("));");
        writer.Pop();
    }

    private static string Quoted(string? text) => text is null ? "null" : Literals.Of(text);

    private static void EmitValues(SourceWriter writer, EquatableArray<PathModel> paths, string prefix)
    {
        foreach (var path in paths)
        {
            writer.Line($".Value({Literals.Of(prefix + path.Path)}, {Names.Runtime}PromptShape.{path.Shape}, {(path.Json is null ? "false" : "true")})");
            EmitValues(writer, path.Items, prefix + path.Path + "[]");
        }
    }

    private static void EmitChanged(SourceWriter writer, CallModel call)
    {
        if (call.Prompt!.Reload is null)
            return;

        var generics = call.RenderGenerics ?? call.Generics;
        writer.Line();
        var text = writer.Begin().Append("private static ").Append(Names.MessageList).Append(' ').Append(call.RenderName).Append("Changed").Append(generics.Parameters).Append('(')
            .Append(Names.Runtime).Append("PromptSheet ").Append(Free(call, "sheet")).Append(", ").Append(Names.Runtime).Append("PromptFence ").Append(Free(call, "fence"))
            .Append(", bool ").Append(Free(call, "isShown"));
        AppendRendered(text, call, isFirst: false);
        var (path, item) = (Free(call, "path"), Free(call, "item"));
        text.Append(')').Append(generics.Constraints);
        writer.End($" => {Free(call, "sheet")}.Render({Free(call, "fence")}, {Free(call, "isShown")}, ({path}, {item}) => {path} switch");
        writer.Line("{");
        writer.Push();
        foreach (var parameter in call.Parameters)
            EmitArms(writer, parameter.Paths, "", null, item);
        writer.Line("_ => null,");
        writer.Pop();
        writer.Begin().Append('}');
        if (NameOf(call, ParameterRole.History) is { } history)
            writer.Text.Append(", history: ").Append(history);
        if (SequenceOf(call, ParameterRole.Attachments, ParameterRole.Attachment, Names.Content) is { } attachments)
            writer.Text.Append(", attachments: ").Append(attachments);
        writer.End(");");
    }

    private static void EmitArms(SourceWriter writer, EquatableArray<PathModel> paths, string prefix, string? itemType, string item)
    {
        foreach (var path in paths)
        {
            var expression = itemType is null ? path.Expression : path.Expression.Replace(PathModel.ItemRoot, $"(({itemType}){item}!)");
            writer.Line($"{Literals.Of(prefix + path.Path)} => {expression},");
            if (path.Json is { } json)
                writer.Line($"{Literals.Of(prefix + path.Path + ":json")} => {json.Of(expression, path.MayBeNull)},");
            EmitArms(writer, path.Items, prefix + path.Path + "[]", path.ItemType, item);
        }
    }

    private static void AppendChanged(StringBuilder text, ContractModel contract, CallModel call, string changed)
    {
        if (call.Policy.Chunk is not null)
            AppendChunked(text, call, changed, changed, (inner, owner) => AppendChangedPrompt(inner, contract, call, owner));
        else
            AppendChangedPrompt(text, contract, call, changed);
    }

    private static void AppendChangedPrompt(StringBuilder text, ContractModel contract, CallModel call, string changed)
    {
        if (!call.MemberVariants.IsEmpty)
            text.Append("new ").Append(Names.Runtime).Append("MemberPrompts(");
        text.Append(call.RenderName).Append("Changed").Append(call.Generics.Parameters).Append('(').Append(changed).Append(".Sheet, ")
            .Append(changed).Append(".Call.NewFence(), ").Append(call.ShowName.Length > 0 ? changed + ".Call.ShowsPrompts" : "false");
        AppendRenderedNames(text, call, isFirst: false);
        text.Append(')');
        EndMemberPrompts(text, contract, call, "");
    }

    private static string ChangedName(CallModel call) => Free(call, call.FieldName + "Changed");

    private static string Free(CallModel call, string name)
    {
        while (IsHidden(call, name))
            name += "_";
        return name;
    }
}
