using System.Text;
using LlmAttributes.Contract;

namespace LlmAttributes.Generators.Emit;

/// <summary>Writes what stands where something could not be generated.</summary>
internal static class ThrowEmitter
{
    public static void Append(StringBuilder text, Fault fault) =>
        text.Append("throw new global::System.NotSupportedException(").Append(Literals.Of($"{fault.RuleId}: {fault.Message}")).Append(')');

    /// <summary>Ends a method whose head is written with a body that throws, if it has a fault.</summary>
    public static bool TryEndMethod(SourceWriter writer, Fault? fault)
    {
        if (fault is null)
            return false;

        writer.Text.Append(" { ");
        Append(writer.Text, fault);
        writer.End("; }");
        return true;
    }
}
