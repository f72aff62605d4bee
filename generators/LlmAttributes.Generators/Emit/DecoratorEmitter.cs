using System.Text;
using LlmAttributes.Contract;
using Microsoft.CodeAnalysis.Text;

namespace LlmAttributes.Generators.Emit;

/// <summary>Writes what a decorated interface's partial declaration adds.</summary>
internal static class DecoratorEmitter
{
    private const string Operation = Names.Runtime + "BoundOperation";
    private const string Token = "global::System.Threading.CancellationToken";

    public static SourceText Emit(DecoratorModel model)
    {
        var writer = new SourceWriter();
        FrameEmitter.Open(writer, model.Namespace, model.Declarations);
        EmitFactory(writer, model);
        if (model.Fault is null)
        {
            writer.Line();
            EmitClass(writer, model);
        }

        return FrameEmitter.Close(writer, model.Declarations);
    }

    private static void EmitFactory(SourceWriter writer, DecoratorModel model)
    {
        writer.Line("/// <summary>Puts the policies of this interface around an implementation.</summary>");
        writer.Line(Names.GeneratedCode);
        writer.Line($"{(model.HidesDecorate ? "new static" : "static")} {model.TypeName} Decorate({model.TypeName} inner, {Names.LlmRuntime} runtime) =>");
        writer.Push();
        writer.Begin();
        if (model.Fault is { } fault)
        {
            ThrowEmitter.Append(writer.Text, fault);
        }
        else
        {
            writer.Text.Append(Names.Runtime).Append("Contracts.Decorate<").Append(model.TypeName)
                .Append(">(inner, runtime, static (inner, binder) => new ").Append(model.ClassName).Append("(inner, binder))");
        }

        writer.End(";");
        writer.Pop();
    }

    private static void EmitClass(SourceWriter writer, DecoratorModel model)
    {
        writer.Line(Names.GeneratedCode);
        writer.Open($"private sealed class {model.ClassName}({model.TypeName} inner, {Names.Runtime}OperationBinder binder) : {model.TypeName}");
        writer.Line($"readonly {model.TypeName} {model.InnerName} = inner;");
        foreach (var operation in model.Operations)
        {
            if (operation.FieldName.Length > 0)
                EmitField(writer, model, operation);
        }

        foreach (var operation in model.Operations)
        {
            writer.Line();
            EmitMethod(writer, model, operation);
        }

        foreach (var forward in model.Forwards)
        {
            writer.Line();
            writer.Open(forward.Head);
            foreach (var accessor in forward.Accessors)
                writer.Line(accessor);
            writer.Close();
        }

        writer.Close();
    }

    private static void EmitField(SourceWriter writer, DecoratorModel model, OperationModel operation)
    {
        var text = writer.Begin();
        text.Append("readonly ").Append(Operation).Append(" _").Append(operation.FieldName)
            .Append(" = binder.Bind(new(").Append(Literals.Of(model.DisplayName)).Append(") { Call = ").Append(Literals.Of(operation.Name));
        PlanEmitter.AppendDifferences(text, PolicyModel.None, operation.Policy, ", ");
        writer.End(" });");
    }

    private static void EmitMethod(SourceWriter writer, DecoratorModel model, OperationModel operation)
    {
        if (operation.FieldName.Length > 0)
            writer.Line(PolicyOrder.Of(operation));
        SignatureEmitter.Append(writer.Begin(), operation);
        if (ThrowEmitter.TryEndMethod(writer, operation.Fault))
            return;

        writer.End(" =>");
        writer.Push();
        AppendBody(writer.Begin(), model, operation);
        writer.End(";");
        writer.Pop();
    }

    private static void AppendBody(StringBuilder text, DecoratorModel model, OperationModel operation)
    {
        if (operation.Kind == DecorationKind.Forward)
        {
            text.Append(operation.ReturnsByRef ? "ref " : "");
            AppendCall(text, Receiver(operation, model.InnerName), operation, static parameter => Passed(parameter));
            return;
        }

        var hasState = false;
        foreach (var parameter in operation.Parameters)
            hasState |= IsState(operation, parameter);

        text.Append('_').Append(operation.FieldName).Append(operation.Kind switch
        {
            DecorationKind.Task => ".RunAsync(",
            DecorationKind.ValueTask => ".RunValueAsync(",
            _ => ".Run(",
        });
        AppendState(text, model, operation, hasState);
        var isAsynchronous = operation.Kind != DecorationKind.Synchronous;
        text.Append(isAsynchronous ? ", static (state, token) => " : ", static state => ");
        var position = 1;
        AppendCall(
            text,
            Receiver(operation, hasState ? "state.Item1" : "state"),
            operation,
            parameter => IsState(operation, parameter) ? $"state.Item{(++position).ToString(System.Globalization.CultureInfo.InvariantCulture)}" : "token");
        if (isAsynchronous)
            text.Append(", ").Append(TokenOf(operation) ?? "default");
        text.Append(')');
    }

    private static void AppendState(StringBuilder text, DecoratorModel model, OperationModel operation, bool hasState)
    {
        text.Append(hasState ? "(" : "").Append(model.InnerName);
        foreach (var parameter in operation.Parameters)
        {
            if (IsState(operation, parameter))
                text.Append(", ").Append(parameter.Name);
        }

        text.Append(hasState ? ")" : "");
    }

    private static void AppendCall(StringBuilder text, string receiver, OperationModel operation, Func<ParameterModel, string> argument)
    {
        text.Append(receiver).Append('.').Append(Identifiers.Escape(operation.Name)).Append(operation.Generics.Parameters).Append('(');
        var isFirst = true;
        foreach (var parameter in operation.Parameters)
        {
            text.Append(isFirst ? "" : ", ").Append(argument(parameter));
            isFirst = false;
        }

        text.Append(')');
    }

    // The first token is the call's own; with the limits it becomes the token of the attempt.
    private static bool IsState(OperationModel operation, ParameterModel parameter) =>
        operation.Kind == DecorationKind.Synchronous || parameter.Role != ParameterRole.CancellationToken || parameter.Name != TokenOf(operation);

    private static string? TokenOf(OperationModel operation)
    {
        foreach (var parameter in operation.Parameters)
        {
            if (parameter is { Role: ParameterRole.CancellationToken, Type: Token })
                return parameter.Name;
        }

        return null;
    }

    private static string Receiver(OperationModel operation, string inner) => operation.Owner is null ? inner : $"(({operation.Owner}){inner})";

    private static string Passed(ParameterModel parameter) => parameter.Modifier switch
    {
        var modifier when modifier.EndsWith("ref readonly ", StringComparison.Ordinal) => "in " + parameter.Name,
        var modifier when modifier.EndsWith("ref ", StringComparison.Ordinal) => "ref " + parameter.Name,
        var modifier when modifier.EndsWith("out ", StringComparison.Ordinal) => "out " + parameter.Name,
        var modifier when modifier.EndsWith("in ", StringComparison.Ordinal) => "in " + parameter.Name,
        _ => parameter.Name,
    };
}
