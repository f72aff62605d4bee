using LlmAttributes.Contract;
using Microsoft.CodeAnalysis.Text;

namespace LlmAttributes.Generators.Emit;

/// <summary>Writes what stands around the added members: header, namespace and the partial declarations.</summary>
internal static class FrameEmitter
{
    public static void Open(SourceWriter writer, string space, EquatableArray<string> declarations)
    {
        writer.Line(Names.Header);
        if (space.Length > 0)
            writer.Line($"namespace {space};");
        writer.Line();
        foreach (var declaration in declarations)
            writer.Open(declaration);
    }

    public static SourceText Close(SourceWriter writer, EquatableArray<string> declarations)
    {
        foreach (var _ in declarations)
            writer.Close();
        return writer.ToSourceText();
    }
}
