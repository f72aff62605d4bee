using System.Text;
using LlmAttributes.Contract;

namespace LlmAttributes.Generators.Emit;

/// <content>Routes: what the parameters say to them, and what they say of themselves.</content>
internal static partial class ClientEmitter
{
    private static bool HasKeys(CallModel call) => call.StickyKey is not null || call.TaskType is not null;

    private static void AppendKeys(StringBuilder text, CallModel call)
    {
        if (!HasKeys(call))
        {
            text.Append("default");
            return;
        }

        text.Append("new ").Append(Names.Runtime).Append("RouteKeys()");
        if (call.StickyKey is not null)
            text.Append(".By(").Append(call.StickyKey).Append(')');
        if (call.TaskType is not null)
            text.Append(".For(unchecked((long").Append(call.IsTaskNullable ? "?)" : ")").Append(call.TaskType).Append("))");
    }

    private static void EmitExplain(SourceWriter writer, ContractModel contract, CallModel call)
    {
        var generics = call.RenderGenerics ?? call.Generics;
        var client = "client";
        for (var number = 1; HasParameter(call, client); number++)
            client = "client" + number.ToString(System.Globalization.CultureInfo.InvariantCulture);

        writer.Line();
        writer.Line($"/// <summary>Says which models <c>{call.Name}</c> would ask, in which order and why, without asking any.</summary>");
        writer.Line(Names.GeneratedCode);
        var text = writer.Begin().Append(call.RenderModifiers).Append(Names.RouteDecision).Append(' ')
            .Append(call.ExplainName).Append(generics.Parameters).Append('(').Append(contract.TypeName).Append(' ').Append(client);
        foreach (var parameter in call.Parameters)
        {
            text.Append(", ").Append(parameter.Modifier).Append(parameter.RenderedType ?? parameter.Type).Append(' ').Append(parameter.Name);
            if (parameter.Default is not null)
                text.Append(" = ").Append(parameter.Default);
        }

        text.Append(')').Append(generics.Constraints);
        writer.End(" =>");
        writer.Push();
        text = writer.Begin().Append(Names.Runtime).Append("Contracts.Own<").Append(contract.ClientName).Append(">(").Append(client).Append(")._").Append(call.FieldName).Append(".ExplainAsync(");
        AppendMessages(text, contract, call, generics);
        AppendOptions(text, call, isNeeded: true);
        AppendKeys(text.Append(", "), call);
        text.Append(", ").Append(NameOf(call, ParameterRole.CancellationToken) ?? "default");
        writer.End(");");
        writer.Pop();
    }

    private static bool HasParameter(CallModel call, string name)
    {
        foreach (var parameter in call.Parameters)
        {
            if (parameter.Name == name)
                return true;
        }

        return false;
    }
}
