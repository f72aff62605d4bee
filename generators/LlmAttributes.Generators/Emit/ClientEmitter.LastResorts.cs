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
            LastResortEmitter.AppendErrors(text, resort).Append(", ");
            if (resort.Constant is not null)
                text.Append(resort.Constant);
            else
                LastResortEmitter.AppendMethod(text, resort, call.Parameters, call.Generics, call.Result!.Carrier == ResultCarrier.ValueTask, IsLax(call, resort));
            if (call.Result!.Carrier == ResultCarrier.Stream)
                text.Append(", ").Append(NameOf(call, ParameterRole.CancellationToken) ?? "default");
            text.Append(IsLax(call, resort) ? ")!" : ")");
        }
    }

    // The runtime knows no nullable marks of answers, and a method may have others than the call.
    private static bool IsLax(CallModel call, LastResortModel resort) => call.Result!.IsNullable || resort.DiffersInNullability;
}
