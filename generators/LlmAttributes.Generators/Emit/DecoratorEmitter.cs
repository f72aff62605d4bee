using LlmAttributes.Contract;
using Microsoft.CodeAnalysis.Text;

namespace LlmAttributes.Generators.Emit;

/// <summary>Writes what a decorated interface's partial declaration adds.</summary>
internal static partial class DecoratorEmitter
{
    private const string Operation = Names.Runtime + "BoundOperation";

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
}
