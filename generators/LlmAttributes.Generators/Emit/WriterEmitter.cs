using System.Text;
using LlmAttributes.Contract;
using Microsoft.CodeAnalysis.Text;

namespace LlmAttributes.Generators.Emit;

/// <summary>Writes the writer of one type that is shown as JSON.</summary>
internal static class WriterEmitter
{
    private const string Head = "internal static void ";
    private const string Writers = Names.Runtime + "JsonWriters.";
    private const string Writer = "global::System.Text.Json.Utf8JsonWriter writer, ";

    private static readonly PartWriters s_parts = new("");

    public static SourceText Emit(ShapeModel shape, TargetCapabilities target)
    {
        var writer = new SourceWriter();
        writer.Line(Names.Header);
        writer.Line($"namespace {target.ModelsNamespace};");
        writer.Line();
        writer.Line($"/// <summary>Writes <c>{shape.DisplayName.Replace("<", "&lt;").Replace(">", "&gt;")}</c> as JSON.</summary>");
        writer.Line(Names.GeneratedCode);
        writer.Open($"internal static class {shape.Name}Writer");
        switch (shape.Kind)
        {
            case ShapeKind.Enum when shape.IsFlags: EmitFlags(writer, shape); break;
            case ShapeKind.Enum: EmitEnum(writer, shape); break;
            case ShapeKind.Union: EmitUnion(writer, shape); break;
            default: EmitObject(writer, shape); break;
        }

        writer.Close();
        return writer.ToSourceText();
    }

    private static void EmitEnum(SourceWriter writer, ShapeModel shape)
    {
        OpenWrite(writer, shape);
        writer.Open("switch (value)");
        foreach (var name in shape.Names)
            writer.Line($"case {shape.TypeName}.{name.Name}: writer.WriteStringValue({Literals.Of(name.JsonName)}); break;");
        writer.Line($"default: {Writers}Nameless(writer, value); break;");
        writer.Close();
        writer.Close();
    }

    private static void EmitFlags(SourceWriter writer, ShapeModel shape)
    {
        var text = new StringBuilder();
        foreach (var name in shape.Names)
            text.Append(text.Length == 0 ? "" : ", ").Append('(').Append(Literals.Of(name.JsonName)).Append(", ").Append(shape.TypeName).Append('.').Append(name.Name).Append(')');
        writer.Line($"static readonly {Names.Runtime}FlagsWriter<{shape.TypeName}> s_flags = new({text});");
        writer.Line();
        writer.Line($"{Head}Write({Writer}{shape.TypeName} value) => s_flags.Write(writer, value);");
    }

    private static void EmitUnion(SourceWriter writer, ShapeModel shape)
    {
        OpenWrite(writer, shape);
        EmitNull(writer);
        writer.Line("var type = value.GetType();");
        foreach (var kind in shape.Cases)
        {
            writer.Open($"if (type == typeof({kind.TypeName}))");
            writer.Line($"{Writers}Open(writer);");
            var isText = kind.Json[0] == '"';
            writer.Line($"writer.{(isText ? "WriteString" : "WriteNumber")}({Literals.Of(shape.Discriminator)}, {(isText ? Literals.Of(kind.Value) : kind.Json)});");
            writer.Line($"{kind.Shape}Writer.Members(writer, ({kind.TypeName})value);");
            writer.Line("writer.WriteEndObject();");
            writer.Line("return;");
            writer.Close();
        }

        writer.Line($"throw {Writers}Unlisted(type.Name, {Literals.Of(shape.DisplayName)});");
        writer.Close();
    }

    private static void EmitObject(SourceWriter writer, ShapeModel shape)
    {
        OpenWrite(writer, shape);
        if (!shape.IsValueType)
            EmitNull(writer);
        writer.Line($"{Writers}Open(writer);");
        writer.Line("Members(writer, value);");
        writer.Line("writer.WriteEndObject();");
        writer.Close();
        writer.Line();
        writer.Open($"{Head}Members({Writer}{shape.TypeName} value)");
        foreach (var member in shape.Members)
        {
            var value = "value." + member.Name;
            if (member.Omission != MemberOmission.Never)
            {
                writer.Open(member.Omission == MemberOmission.WhenNull
                    ? $"if ({value} is not null)"
                    : $"if (!global::System.Collections.Generic.EqualityComparer<{member.Part.TypeName}>.Default.Equals({value}, default))");
            }

            writer.Line($"writer.WritePropertyName({Literals.Of(member.JsonName)});");
            writer.Line(s_parts.Call(member.Part, value) + ";");
            if (member.Omission != MemberOmission.Never)
                writer.Close();
        }

        writer.Close();
    }

    private static void OpenWrite(SourceWriter writer, ShapeModel shape) => writer.Open($"{Head}Write({Writer}{shape.TypeName}{(shape.IsValueType ? "" : "?")} value)");

    private static void EmitNull(SourceWriter writer)
    {
        writer.Open("if (value is null)");
        writer.Line("writer.WriteNullValue();");
        writer.Line("return;");
        writer.Close();
    }
}
