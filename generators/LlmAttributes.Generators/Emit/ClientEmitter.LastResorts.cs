using System.Globalization;
using System.Text;
using LlmAttributes.Contract;

namespace LlmAttributes.Generators.Emit;

/// <content>Last resorts: each is put around the call and those before it.</content>
internal static partial class ClientEmitter
{
    private static void BeginLastResorts(StringBuilder text, CallModel call)
    {
        var isStream = call.Result!.Carrier == ResultCarrier.Stream;
        for (var i = call.LastResorts.Count - 1; i >= 0; i--)
        {
            text.Append('_').Append(call.FieldName).Append(call.LastResorts[i].Constant is not null ? ".OrValue" : ".OrElse")
                .Append(isStream ? "(" : "Async(");
        }
    }

    private static void EndLastResorts(StringBuilder text, CallModel call)
    {
        foreach (var resort in call.LastResorts)
        {
            text.Append(", ");
            if (resort.On is { } on)
                text.Append('(').Append(Names.ErrorKinds).Append(')').Append(on.ToString(CultureInfo.InvariantCulture));
            else
                text.Append(Names.ErrorKinds).Append(".Default");
            text.Append(", ");
            if (resort.Constant is not null)
                text.Append(resort.Constant);
            else
                AppendFallbackMethod(text, call, resort);
            if (call.Result!.Carrier == ResultCarrier.Stream)
                text.Append(", ").Append(NameOf(call, ParameterRole.CancellationToken) ?? "default");
            text.Append(IsLax(call, resort) ? ")!" : ")");
        }
    }

    private static void AppendFallbackMethod(StringBuilder text, CallModel call, LastResortModel resort)
    {
        var hasArguments = !call.Parameters.IsEmpty;
        text.Append(hasArguments ? "(this" : "this");
        foreach (var parameter in call.Parameters)
            text.Append(", ").Append(parameter.Name);
        text.Append(hasArguments ? "), static s => " : ", static s => ");
        if (resort.IsStatic)
            text.Append(resort.Owner);
        else
            text.Append("((").Append(resort.Owner).Append(hasArguments ? ")s.Item1)" : ")s)");
        text.Append('.').Append(Identifiers.Escape(resort.Method)).Append(call.Generics.Parameters).Append('(');
        var isLax = IsLax(call, resort);
        for (var i = 0; i < call.Parameters.Count; i++)
        {
            text.Append(i == 0 ? "s.Item" : ", s.Item").Append((i + 2).ToString(CultureInfo.InvariantCulture)).Append(isLax ? "!" : "");
        }

        text.Append(')').Append(call.Result!.Carrier == ResultCarrier.ValueTask ? ".AsTask()" : "").Append(isLax ? "!" : "")
            .Append(", ").Append(Literals.Of(resort.Method));
    }

    // The runtime knows no nullable marks of answers, and a method may have others than the call.
    private static bool IsLax(CallModel call, LastResortModel resort) => call.Result!.IsNullable || resort.DiffersInNullability;
}
