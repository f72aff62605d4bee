using System.Text;
using LlmAttributes.Contract;

namespace LlmAttributes.Generators.Emit;

/// <summary>Writes the head of a method that implements a member of an interface.</summary>
internal static class SignatureEmitter
{
    public static void Append(StringBuilder text, CallModel call) =>
        Append(text, call.ExplicitInterface, call.IsUnsafe, call.ReturnType, call.Name, call.Generics, call.Parameters);

    public static void Append(StringBuilder text, OperationModel operation) =>
        Append(text, operation.ExplicitInterface, operation.IsUnsafe, operation.ReturnType, operation.Name, operation.Generics, operation.Parameters);

    public static void Append(StringBuilder text, WorkflowModel workflow) =>
        Append(text, workflow.ExplicitInterface, isUnsafe: false, workflow.ReturnType, workflow.Name, workflow.Generics, workflow.Parameters);

    private static void Append(
        StringBuilder text, string? owner, bool isUnsafe, string returnType, string name, GenericsModel generics, EquatableArray<ParameterModel> parameters)
    {
        if (owner is null)
            text.Append("public ");
        if (isUnsafe)
            text.Append("unsafe ");
        text.Append(returnType).Append(' ');
        if (owner is not null)
            text.Append(owner).Append('.');
        text.Append(Identifiers.Escape(name)).Append(generics.Parameters).Append('(');
        var isFirst = true;
        foreach (var parameter in parameters)
        {
            text.Append(isFirst ? "" : ", ").Append(parameter.Modifier).Append(parameter.Type).Append(' ').Append(parameter.Name);
            isFirst = false;
        }

        text.Append(')').Append(generics.Constraints);
    }
}
