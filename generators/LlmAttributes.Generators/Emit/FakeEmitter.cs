using LlmAttributes.Contract;
using Microsoft.CodeAnalysis.Text;

namespace LlmAttributes.Generators.Emit;

/// <summary>Writes what a fake's partial declaration adds: a delegate for each method, which answers, and a list of the calls.</summary>
internal static class FakeEmitter
{
    private const string Testing = "global::LlmAttributes.Testing.";

    public static SourceText Emit(FakeModel model)
    {
        var writer = new SourceWriter();
        FrameEmitter.Open(writer, model.Namespace, model.Declarations, " : " + model.InterfaceName);
        writer.Line($"private readonly {Testing}FakeCalls __calls = new({Literals.Of(model.Name)});");
        writer.Line();
        writer.Line("/// <summary>Gets the calls so far, in their order.</summary>");
        writer.Line(Names.GeneratedCode);
        writer.Line($"public global::System.Collections.Generic.IReadOnlyList<{Testing}FakeCall> Calls => __calls.All;");
        foreach (var property in model.Properties)
        {
            writer.Line();
            writer.Line(Names.GeneratedCode);
            writer.Line($"public {property}");
        }

        foreach (var method in model.Methods)
            EmitMethod(writer, model, method);
        foreach (var @event in model.Events)
        {
            writer.Line();
            writer.Open(@event.Head);
            foreach (var accessor in @event.Accessors)
                writer.Line(accessor);
            writer.Close();
        }

        return FrameEmitter.Close(writer, model.Declarations);
    }

    private static void EmitMethod(SourceWriter writer, FakeModel model, FakeMethodModel method)
    {
        var property = Identifiers.Escape(method.Property);
        writer.Line();
        writer.Line($"/// <summary>Gets or sets what answers <c>{method.Name}</c>.</summary>");
        writer.Line(Names.GeneratedCode);
        writer.Line($"{model.Accessibility} {method.DelegateType}? {property} {{ get; set; }}");
        writer.Line();
        var text = writer.Begin();
        text.Append(method.ReturnType).Append(' ').Append(method.Owner).Append('.').Append(Identifiers.Escape(method.Name)).Append(method.Generics.Parameters).Append('(');
        AppendParameters(text, method);
        writer.End(")" + method.Generics.Constraints);
        writer.Line("{");
        writer.Push();
        var record = $"this.__calls.Add({Literals.Of(method.Name)}{Arguments(method, withToken: false, ", ")})";
        var answer = $"(this.{property} ?? throw this.__calls.Unset({Literals.Of(method.Property)}))";
        if (method.IsUntyped)
        {
            writer.Line(method.ReturnsVoid ? $"{answer}.Invoke({record});" : $"return ({method.ReturnType}){answer}.Invoke({record})!;");
        }
        else
        {
            writer.Line(record + ";");
            writer.Line($"{(method.ReturnsVoid ? "" : "return ")}{answer}.Invoke({Arguments(method, withToken: true, "")});");
        }

        writer.Pop();
        writer.Line("}");
    }

    private static void AppendParameters(System.Text.StringBuilder text, FakeMethodModel method)
    {
        var isFirst = true;
        foreach (var parameter in method.Parameters)
        {
            text.Append(isFirst ? "" : ", ").Append(parameter.Modifier).Append(parameter.Type).Append(' ').Append(parameter.Name);
            isFirst = false;
        }
    }

    private static string Arguments(FakeMethodModel method, bool withToken, string lead)
    {
        var names = new List<string>();
        foreach (var parameter in method.Parameters)
        {
            if (withToken || parameter.Role != ParameterRole.CancellationToken)
                names.Add(withToken ? parameter.Name : $"(object?){parameter.Name}");
        }

        return names.Count == 0 ? "" : lead + string.Join(", ", names);
    }
}
