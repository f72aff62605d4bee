using Microsoft.CodeAnalysis.Text;

namespace LlmAttributes.Generators.Emit;

/// <summary>Writes the methods that add contracts to a container.</summary>
internal static class RegistrationEmitter
{
    public static SourceText Emit(RegistrationFile file)
    {
        var writer = new SourceWriter();
        writer.Line(Names.Header);
        if (file.Namespace.Length > 0)
            writer.Line($"namespace {file.Namespace};");
        writer.Line();
        writer.Line("/// <summary>Adds the contracts of this namespace to a container.</summary>");
        writer.Line(Names.GeneratedCode);
        writer.Open($"{(file.IsPublic ? "public" : "internal")} static class LlmAttributesServiceCollectionExtensions");
        var isFirst = true;
        foreach (var entry in file.Entries)
        {
            if (!isFirst)
                writer.Line();
            isFirst = false;
            Emit(writer, entry);
        }

        writer.Close();
        return writer.ToSourceText();
    }

    private static void Emit(SourceWriter writer, RegistrationEntry entry)
    {
        var contract = entry.Contract;
        var cref = contract.TypeName.Replace('<', '{').Replace('>', '}');
        writer.Line($"/// <summary>Adds a client of <see cref=\"{cref}\"/>, created from the runtime of the container.</summary>");
        writer.Begin().Append(contract.IsPublic ? "public" : "internal").Append(" static ").Append(Names.ServiceCollection).Append(' ').Append(entry.MethodName)
            .Append(contract.Generics.Parameters).Append("(this ").Append(Names.ServiceCollection).Append(" services)").Append(contract.Generics.Constraints);
        writer.End(" =>");
        writer.Push();
        writer.Line($"{Names.Runtime}Contracts.Add<{contract.TypeName}>(services, static runtime => {contract.TypeName}.Create(runtime));");
        writer.Pop();
    }
}
