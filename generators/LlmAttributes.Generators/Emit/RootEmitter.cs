using LlmAttributes.Contract;
using Microsoft.CodeAnalysis.Text;

namespace LlmAttributes.Generators.Emit;

/// <summary>Writes the shape of a result type: its schema, and the way to its reader.</summary>
internal static class RootEmitter
{
    public static SourceText Emit(RootModel root, TargetCapabilities target)
    {
        var part = root.Part;
        var writer = new SourceWriter();
        writer.Line(Names.Header);
        writer.Line($"namespace {target.ModelsNamespace};");
        writer.Line();
        writer.Line("/// <summary>The schema of a result type, in the form of the providers' strict modes, and its reader.</summary>");
        writer.Line(Names.GeneratedCode);
        writer.Open($"internal sealed class {root.Name}Shape : {Names.Runtime}JsonShape<{part.TypeName}>");
        writer.Line($"internal static readonly {root.Name}Shape Instance = new();");
        if (part is { Kind: PartKind.List, Name: "List", ReadType: null, IsNullable: false })
        {
            // A stream of the items reads them one by one.
            writer.Line($"internal static readonly {Names.Runtime}JsonPart<{part.Item!.TypeName}> Item = {PartReaders.Part(part.Item)};");
            writer.Line($"static readonly {Names.Runtime}JsonPart<{part.TypeName}> s_part = {Names.Runtime}JsonParts.List<{part.Item.TypeName}>(Item);");
        }
        else
        {
            writer.Line($"static readonly {Names.Runtime}JsonPart<{part.TypeName}> s_part = {PartReaders.Part(part)};");
        }

        writer.Line();
        writer.Line($"public override string Name => {Literals.Of(root.SchemaName)};");
        writer.Line();
        writer.Line($"public override string Schema => {Literals.Of(root.Schema)};");
        writer.Line();
        writer.Line($"public override {part.TypeName}{(part.IsNullable || part.IsValueType ? "" : "?")} Read(ref global::System.Text.Json.Utf8JsonReader reader, {Names.Runtime}JsonReading reading) =>");
        writer.Line(root.IsWrapped ? $"    {Names.Runtime}JsonRoots.Read(ref reader, reading, s_part);" : "    s_part.Read(ref reader, reading);");
        writer.Close();
        return writer.ToSourceText();
    }
}
