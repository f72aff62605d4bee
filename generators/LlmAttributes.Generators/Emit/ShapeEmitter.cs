using System.Globalization;
using LlmAttributes.Contract;
using Microsoft.CodeAnalysis.Text;

namespace LlmAttributes.Generators.Emit;

/// <summary>Writes the reader of one type that results are made of.</summary>
internal static class ShapeEmitter
{
    private const int BitsPerNumber = 64;
    private const string Reading = "(ref global::System.Text.Json.Utf8JsonReader reader, " + Names.Runtime + "JsonReading reading)";

    public static SourceText Emit(ShapeModel shape, TargetCapabilities target)
    {
        var writer = new SourceWriter();
        writer.Line(Names.Header);
        writer.Line($"namespace {target.ModelsNamespace};");
        writer.Line();
        writer.Line($"/// <summary>Reads <c>{Escape(shape.DisplayName)}</c> out of JSON.</summary>");
        writer.Line(Names.GeneratedCode);
        switch (shape.Kind)
        {
            case ShapeKind.Enum: EmitEnum(writer, shape); break;
            case ShapeKind.Union: EmitUnion(writer, shape); break;
            default: EmitObject(writer, shape); break;
        }

        return writer.ToSourceText();
    }

    private static string Escape(string name) => name.Replace("<", "&lt;").Replace(">", "&gt;");

    private static void EmitEnum(SourceWriter writer, ShapeModel shape)
    {
        writer.Open($"internal static class {shape.Name}Reader");
        var text = writer.Begin().Append($"internal static readonly {Names.Runtime}JsonPart<{shape.TypeName}> Instance = {Names.Runtime}JsonParts.{(shape.IsFlags ? "Flags" : "Enum")}<{shape.TypeName}>(");
        if (shape.IsFlags)
            text.Append("static (a, b) => a | b");
        for (var i = 0; i < shape.Names.Count; i++)
            text.Append(i == 0 && !shape.IsFlags ? "" : ", ").Append('(').Append(Literals.Of(shape.Names[i].JsonName)).Append(", ").Append(shape.TypeName).Append('.').Append(shape.Names[i].Name).Append(')');
        writer.End(");");
        writer.Close();
    }

    private static void EmitUnion(SourceWriter writer, ShapeModel shape)
    {
        Open(writer, shape);
        writer.Line($"static readonly string[] s_kinds = {{ {string.Join(", ", Each(shape.Cases, static kind => Literals.Of(kind.Value)))} }};");
        writer.Line($"static readonly {Names.Runtime}JsonNames[] s_members = {{ {string.Join(", ", Each(shape.Cases, static kind => kind.Shape + "Reader.Names"))} }};");
        writer.Line();
        writer.Open($"public override {shape.TypeName}? Read{Reading}");
        writer.Line($"var kind = {Names.Runtime}JsonUnions.Find(reader, reading, {Literals.Of(shape.Discriminator)}, s_kinds, s_members);");
        writer.Line("if (kind >= 0)");
        writer.Line($"    reading.Ignore({Literals.Of(shape.Discriminator)});");
        writer.Open("switch (kind)");
        for (var i = 0; i < shape.Cases.Count; i++)
            writer.Line($"case {Number(i)}: return {shape.Cases[i].Shape}Reader.Instance.Read(ref reader, reading);");
        writer.Close();
        writer.Line("reader.Skip();");
        writer.Line("return default;");
        writer.Close();
        writer.Close();
    }

    private static void EmitObject(SourceWriter writer, ShapeModel shape)
    {
        Open(writer, shape);
        EmitNames(writer, shape);
        if (shape.Members.Count > BitsPerNumber)
            writer.Line($"static readonly ulong[] s_required = {{ {string.Join(", ", Required(shape))} }};");
        for (var i = 0; i < shape.Members.Count; i++)
        {
            var member = shape.Members[i];
            if (member.Part.Kind is PartKind.List or PartKind.Map || (member.Part.Kind == PartKind.Reference && member.Part.IsNullable))
                writer.Line($"static readonly {Names.Runtime}JsonPart<{member.Part.TypeName}> s_part{Number(i)} = {PartReaders.Part(member.Part)};");
            foreach (var check in member.Checks)
            {
                if (check.Method == "Pattern")
                    writer.Line($"static readonly global::System.Text.RegularExpressions.Regex s_pattern{Number(i)} = {Names.Runtime}JsonChecks.NewPattern({check.Arguments});");
            }
        }

        writer.Line();
        writer.Open($"public override {shape.TypeName}{(shape.IsValueType ? "" : "?")} Read{Reading}");
        writer.Line($"var members = default({Names.Runtime}JsonMembers);");
        writer.Line("if (!members.Open(ref reader, reading, \"an object\"))");
        writer.Line("    return default;");
        writer.Line();
        for (var i = 0; i < shape.Members.Count; i++)
            writer.Line($"{shape.Members[i].Part.TypeName} value{Number(i)} = {shape.Members[i].Default ?? "default!"};");
        writer.Line("int index;");
        writer.Open("while ((index = members.Next(ref reader, reading, Names)) >= 0)");
        writer.Open("switch (index)");
        for (var i = 0; i < shape.Members.Count; i++)
            EmitCase(writer, shape.Members[i], Number(i));
        writer.Close();
        writer.Close();
        writer.Line();
        EmitEnd(writer, shape);
        writer.Close();
        writer.Close();
    }

    private static void Open(SourceWriter writer, ShapeModel shape)
    {
        writer.Open($"internal sealed class {shape.Name}Reader : {Names.Runtime}JsonPart<{shape.TypeName}>");
        writer.Line($"internal static readonly {shape.Name}Reader Instance = new();");
    }

    private static void EmitNames(SourceWriter writer, ShapeModel shape)
    {
        var text = writer.Begin().Append($"internal static readonly {Names.Runtime}JsonNames Names = new(");
        for (var i = 0; i < shape.Members.Count; i++)
            text.Append(i == 0 ? "" : ", ").Append('(').Append(Literals.Of(shape.Members[i].JsonName)).Append(", ").Append(Literals.Of(shape.Members[i].Part.Expected)).Append(')');
        writer.End(");");
    }

    private static void EmitCase(SourceWriter writer, ShapeMember member, string index)
    {
        writer.Line($"case {index}:");
        writer.Push();
        var isOptional = !member.IsRequired && !member.Part.IsNullable;
        if (isOptional)
        {
            writer.Line($"if (members.IsNull(ref reader, reading, {index}))");
            writer.Line("    break;");
        }

        var read = member.Part switch
        {
            { Kind: PartKind.Value } => PartReaders.Call(member.Part),
            { Kind: PartKind.Reference, IsNullable: false } => $"{member.Part.Name}Reader.Instance.Read(ref reader, reading)!",
            _ => $"s_part{index}.Read(ref reader, reading)!",
        };
        writer.Line($"value{index} = {read};");
        foreach (var check in member.Checks)
            writer.Line(Check(check, member.Part, index));
        writer.Line("break;");
        writer.Pop();
    }

    private static string Check(CheckModel check, PartModel part, string index)
    {
        var method = check.Method == "Range" ? $"Range<{part.PlainName}>" : check.Method;
        var arguments = check.Method == "Pattern" ? ", s_pattern" + index : check.Arguments.Length == 0 ? "" : ", " + check.Arguments;
        return $"{Names.Runtime}JsonChecks.{method}(reading, value{index}{arguments});";
    }

    // One bit for each property, 64 in a number.
    private static List<string> Required(ShapeModel shape)
    {
        var bits = new ulong[((shape.Members.Count - 1) / BitsPerNumber) + 1];
        for (var i = 0; i < shape.Members.Count; i++)
        {
            if (shape.Members[i].IsRequired)
                bits[i / BitsPerNumber] |= 1UL << (i % BitsPerNumber);
        }

        return new(Array.ConvertAll(bits, static number => $"0x{number.ToString("x", CultureInfo.InvariantCulture)}UL"));
    }

    private static void EmitEnd(SourceWriter writer, ShapeModel shape)
    {
        var kept = new List<int>();
        for (var i = 0; i < shape.Members.Count; i++)
        {
            if (shape.Members[i].IsKept)
                kept.Add(i);
        }

        var required = Required(shape);
        writer.Line($"if (!members.Close(ref reader, reading, Names, {(required.Count == 1 ? required[0] : "s_required")}))");
        writer.Line("    return default;");
        if (kept.Count > 0)
        {
            // What the type gives a property by itself shows only on a value that was made without it.
            writer.Line($"if (!({string.Join(" && ", kept.ConvertAll(static i => $"members.Has({Number(i)})"))}))");
            writer.Line("{");
            writer.Push();
            writer.Line($"var made = {New(shape, static member => !member.IsKept)};");
            foreach (var i in kept)
            {
                writer.Line($"if (!members.Has({Number(i)}))");
                writer.Line($"    value{Number(i)} = made.{shape.Members[i].Name};");
            }

            writer.Pop();
            writer.Line("}");
        }

        if (!shape.IsValidatable)
        {
            writer.Line($"return {New(shape, static _ => true)};");
            return;
        }

        writer.Line($"var value = {New(shape, static _ => true)};");
        writer.Line($"{Names.Runtime}JsonChecks.Own(reading, value);");
        writer.Line("return value;");
    }

    /// <summary>The expression that makes a value of its members.</summary>
    internal static string New(ShapeModel shape, Func<ShapeMember, bool> isSet)
    {
        var arguments = new List<string>();
        var properties = new List<string>();
        for (var i = 0; i < shape.Members.Count; i++)
        {
            if (shape.Members[i].IsArgument)
                arguments.Add("value" + Number(i));
            else if (isSet(shape.Members[i]))
                properties.Add($"{shape.Members[i].Name} = value{Number(i)}");
        }

        if (shape.Kind == ShapeKind.Tuple)
            return $"({string.Join(", ", arguments)})";

        var text = $"new {shape.TypeName}({string.Join(", ", arguments)})";
        return properties.Count == 0 ? text : $"{text} {{ {string.Join(", ", properties)} }}";
    }

    private static IEnumerable<string> Each<T>(EquatableArray<T> items, Func<T, string> write)
        where T : IEquatable<T>
    {
        foreach (var item in items)
            yield return write(item);
    }

    private static string Number(int i) => i.ToString(CultureInfo.InvariantCulture);
}
