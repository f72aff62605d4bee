using System.Globalization;
using LlmAttributes.Contract;
using Microsoft.CodeAnalysis.Text;

namespace LlmAttributes.Generators.Emit;

/// <summary>Writes how the properties of an object are shown while it arrives, and a method for each of them.</summary>
internal static class PartialEmitter
{
    private const string Members = Names.Runtime + "PartialMembers.";

    public static SourceText Emit(PartialModel partial, TargetCapabilities target)
    {
        var writer = new SourceWriter();
        writer.Line(Names.Header);
        writer.Open($"namespace {target.ModelsNamespace}");
        EmitShape(writer, partial);
        writer.Close();
        if (partial.IsKnownElsewhere)
            return writer.ToSourceText();

        writer.Line();
        if (partial.Namespace.Length > 0)
            writer.Open($"namespace {partial.Namespace}");
        EmitMethods(writer, partial);
        if (partial.Namespace.Length > 0)
            writer.Close();
        return writer.ToSourceText();
    }

    private static void EmitShape(SourceWriter writer, PartialModel partial)
    {
        var shape = partial.Shape;
        writer.Line($"/// <summary>Shows <c>{Escape(shape.DisplayName)}</c> while it arrives.</summary>");
        writer.Line(Names.GeneratedCode);
        writer.Open($"internal static class {shape.Name}Partial");
        writer.Line($"internal static readonly {Names.Runtime}PartialShape Instance = new(");
        writer.Push();
        writer.Begin().Append($"{shape.Name}Reader.Names");
        foreach (var member in shape.Members)
        {
            writer.End(",");
            writer.Begin().Append(Member(member.Part, partial));
        }

        writer.End(");");
        writer.Pop();
        writer.Close();
    }

    private static void EmitMethods(SourceWriter writer, PartialModel partial)
    {
        var shape = partial.Shape;
        writer.Line($"/// <summary>The properties of <c>{Escape(shape.DisplayName)}</c> while it arrives.</summary>");
        writer.Line(Names.GeneratedCode);
        writer.Open($"{(partial.IsPublic ? "public" : "internal")} static class {PartialModel.MethodsOf(shape.Name)}");
        for (var i = 0; i < shape.Members.Count; i++)
        {
            if (i > 0)
                writer.Line();
            EmitMethod(writer, shape, i);
        }

        writer.Close();
    }

    private static void EmitMethod(SourceWriter writer, ShapeModel shape, int index)
    {
        var member = shape.Members[index];
        var isList = PartialModel.IsList(member.Part);
        var type = isList ? member.Part.Item!.TypeName : member.Part.TypeName;
        writer.Line($"/// <summary>Gets <c>{member.Name}</c> as far as it has arrived.</summary>");
        writer.Line($"public static {Names.Root}Partial{(isList ? "List" : "")}<{type}> {member.Name}(");

        // The object may be one that can be null, which is the same type to the runtime and not to the compiler.
        writer.Line("#nullable disable annotations");
        writer.Line($"    this {Names.Root}Partial<{shape.TypeName}> part) =>");
        writer.Line("#nullable restore annotations");
        writer.Line($"    part.{(isList ? "List" : "Member")}<{type}>({index.ToString(CultureInfo.InvariantCulture)}, static whole => whole.{member.Name});");
    }

    private static string Member(PartModel part, PartialModel partial)
    {
        if (PartialModel.IsList(part))
            return $"{Members}List<{part.Item!.TypeName}>({Value(part.Item, partial)})";
        return Value(part, partial);
    }

    private static string Value(PartModel part, PartialModel partial)
    {
        var read = PartReaders.Part(part);
        if (part is { Kind: PartKind.Reference } && !(part.IsNullable && part.IsValueType) && Contains(partial.Objects, part.Name))
        {
            // To the compiler a type that holds itself is not there yet.
            return $"{Members}Shaped<{part.TypeName}>({read}, static () => {part.Name}Partial.Instance!)";
        }

        return $"{Members}{(part is { Kind: PartKind.Value, Name: "Text" } ? "Text" : "Value")}<{part.TypeName}>({read})";
    }

    private static bool Contains(EquatableArray<string> names, string name)
    {
        foreach (var known in names)
        {
            if (known == name)
                return true;
        }

        return false;
    }

    private static string Escape(string name) => name.Replace("<", "&lt;").Replace(">", "&gt;");
}
