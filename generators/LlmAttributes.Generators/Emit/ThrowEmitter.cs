using System.Text;
using LlmAttributes.Contract;

namespace LlmAttributes.Generators.Emit;

/// <summary>Writes what stands where something could not be generated.</summary>
internal static class ThrowEmitter
{
    public static void Append(StringBuilder text, Fault fault) =>
        text.Append("throw new global::System.NotSupportedException(").Append(Literals.Of($"{fault.RuleId}: {fault.Message}")).Append(')');
}
