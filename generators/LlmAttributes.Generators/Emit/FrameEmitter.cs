using LlmAttributes.Contract;
using Microsoft.CodeAnalysis.Text;

namespace LlmAttributes.Generators.Emit;

/// <summary>Writes what stands around the added members: header, namespace and the partial declarations.</summary>
internal static class FrameEmitter
{
    public static void Open(SourceWriter writer, string space, EquatableArray<string> declarations, string bases = "")
    {
        writer.Line(Names.Header);
        if (space.Length > 0)
            writer.Line($"namespace {space};");
        writer.Line();
        for (var i = 0; i < declarations.Count; i++)
            writer.Open(i == declarations.Count - 1 ? declarations[i] + bases : declarations[i]);
    }

    public static SourceText Close(SourceWriter writer, EquatableArray<string> declarations)
    {
        foreach (var _ in declarations)
            writer.Close();
        return writer.ToSourceText();
    }
}
