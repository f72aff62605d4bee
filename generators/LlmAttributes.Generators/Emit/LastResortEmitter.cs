using System.Globalization;
using System.Text;
using LlmAttributes.Contract;

namespace LlmAttributes.Generators.Emit;

/// <summary>Writes the parts of a last resort that contracts and decorators share: its errors, and its method with the arguments that it is called with.</summary>
internal static class LastResortEmitter
{
    public static StringBuilder AppendErrors(StringBuilder text, LastResortModel resort) => resort.On is { } on
        ? text.Append('(').Append(Names.ErrorKinds).Append(')').Append(on.ToString(CultureInfo.InvariantCulture))
        : text.Append(Names.ErrorKinds).Append(".Default");

    /// <param name="text">Takes the arguments, the method and its name.</param>
    /// <param name="resort">The last resort.</param>
    /// <param name="parameters">The parameters of the method that failed.</param>
    /// <param name="generics">Its type parameters.</param>
    /// <param name="isValueTask">Whether it returns a value task.</param>
    /// <param name="isLax">Whether nullable marks are left out of account.</param>
    public static void AppendMethod(
        StringBuilder text, LastResortModel resort, EquatableArray<ParameterModel> parameters, GenericsModel generics, bool isValueTask, bool isLax)
    {
        var hasArguments = !parameters.IsEmpty;
        text.Append(hasArguments ? "(this" : "this");
        foreach (var parameter in parameters)
            text.Append(", ").Append(parameter.Name);
        text.Append(hasArguments ? "), static s => " : ", static s => ");
        if (resort.IsStatic)
            text.Append(resort.Owner);
        else
            text.Append("((").Append(resort.Owner).Append(hasArguments ? ")s.Item1)" : ")s)");
        text.Append('.').Append(Identifiers.Escape(resort.Method)).Append(generics.Parameters).Append('(');
        for (var i = 0; i < parameters.Count; i++)
            text.Append(i == 0 ? "s.Item" : ", s.Item").Append((i + 2).ToString(CultureInfo.InvariantCulture)).Append(isLax ? "!" : "");

        text.Append(')').Append(isValueTask ? ".AsTask()" : "").Append(isLax ? "!" : "").Append(", ").Append(Literals.Of(resort.Method));
    }
}
